package dev.orders.localcloud.wire;

import dev.orders.localcloud.policy.AccessRequest;
import dev.orders.localcloud.policy.Decision;
import dev.orders.localcloud.policy.NearMiss;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hops as the request log keeps them. A request may be megabytes long, and all of it may be keys that IAM was asked about:
 * a thousand such hops would fill the memory.
 */
final class Abridged {

    private static final int CHARACTERS = 256;
    private static final int VALUES = 10;
    private static final int DECISIONS = 20;

    private Abridged() {}

    static Hop of(Hop hop) {
        return switch (hop) {
            case Hop.SdkCall call ->
                new Hop.SdkCall(
                        call.time(),
                        call.took(),
                        call.requestId(),
                        orNull(call.traceId()),
                        call.service(),
                        text(call.operation()),
                        text(call.caller()),
                        text(call.verification()),
                        decisions(call.decisions()),
                        call.status(),
                        call.error());
            case Hop.ApiRequest request ->
                new Hop.ApiRequest(
                        request.time(),
                        request.took(),
                        request.requestId(),
                        orNull(request.traceId()),
                        text(request.method()),
                        text(request.path()),
                        text(request.caller()),
                        texts(request.steps()),
                        decisions(request.decisions()),
                        request.status(),
                        request.error());
        };
    }

    private static List<IamDecision> decisions(List<IamDecision> decisions) {
        return decisions.stream().limit(DECISIONS).map(Abridged::decision).toList();
    }

    private static IamDecision decision(IamDecision asked) {
        AccessRequest request = asked.request();
        return new IamDecision(
                new AccessRequest(
                        request.action(),
                        text(request.resource()),
                        request.context().withValues(Abridged::texts)),
                switch (asked.decision()) {
                    case Decision.Allowed allowed -> allowed;
                    case Decision.Denied denied ->
                        new Decision.Denied(
                                denied.kind(),
                                denied.type(),
                                denied.action(),
                                denied.matches(),
                                denied.nearMisses().stream()
                                        .map(Abridged::nearMiss)
                                        .toList());
                });
    }

    private static NearMiss nearMiss(NearMiss miss) {
        return new NearMiss(miss.statement(), miss.test(), miss.key(), miss.wanted(), texts(miss.seen()));
    }

    private static List<String> texts(List<String> values) {
        List<String> kept = new ArrayList<>(Math.min(values.size(), VALUES + 1));
        values.stream().limit(VALUES).map(Abridged::text).forEach(kept::add);
        if (values.size() > VALUES) {
            kept.add("… and %d more".formatted(values.size() - VALUES));
        }
        return kept;
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null ? null : text(text);
    }

    private static String text(String text) {
        return text.length() <= CHARACTERS
                ? text
                : text.substring(0, CHARACTERS) + "… (%d characters)".formatted(text.length());
    }
}
