package dev.orders.localcloud.console;

import dev.orders.localcloud.policy.Decision;
import dev.orders.localcloud.policy.NearMiss;
import dev.orders.localcloud.policy.StatementMatch;
import dev.orders.localcloud.wire.IamDecision;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A question to IAM with its answer.
 *
 * @param verdict the answer in a few words
 * @param statements those that decided
 * @param misses what kept statements that fit the action from allowing it
 * @param context the condition keys that the service brought
 */
record DecisionView(
        String action,
        String resource,
        boolean allowed,
        String verdict,
        List<StatementView> statements,
        List<MissView> misses,
        List<ContextKey> context) {

    /** @param name the policy's file and the statement's {@code Sid} */
    record StatementView(String name, String effect, String type) {
        static StatementView of(StatementMatch match) {
            return new StatementView(
                    ShownText.of(match.policy() + " · " + match.statement()),
                    match.effect().name().toLowerCase(Locale.ROOT),
                    match.type().name().toLowerCase(Locale.ROOT));
        }
    }

    /** @param seen empty when the request does not carry the key */
    record MissView(String statement, String test, String key, List<String> wanted, List<String> seen) {
        static MissView of(NearMiss miss) {
            return new MissView(
                    StatementView.of(miss.statement()).name(),
                    miss.test(),
                    ShownText.of(miss.key()),
                    ShownText.of(miss.wanted()),
                    ShownText.of(miss.seen()));
        }
    }

    record ContextKey(String name, List<String> values) {
        static ContextKey of(Map.Entry<String, List<String>> entry) {
            return new ContextKey(ShownText.of(entry.getKey()), ShownText.of(entry.getValue()));
        }
    }

    static DecisionView of(IamDecision asked) {
        Decision decision = asked.decision();
        return new DecisionView(
                ShownText.of(asked.request().action()),
                ShownText.of(asked.request().resource()),
                asked.allowed(),
                verdict(decision),
                decision.matches().stream().map(StatementView::of).toList(),
                decision instanceof Decision.Denied denied
                        ? denied.nearMisses().stream().map(MissView::of).toList()
                        : List.of(),
                asked.request().context().asMap().entrySet().stream()
                        .map(ContextKey::of)
                        .toList());
    }

    private static String verdict(Decision decision) {
        return switch (decision) {
            case Decision.Allowed allowed -> "allowed";
            case Decision.Denied denied ->
                denied.kind() == Decision.Denied.Kind.EXPLICIT
                        ? "denied by a statement"
                        : "denied, no statement allows it";
        };
    }
}
