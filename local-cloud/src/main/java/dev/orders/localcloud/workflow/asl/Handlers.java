package dev.orders.localcloud.workflow.asl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code Retry} and {@code Catch} within the bounds of the guide.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html">Error handling</a>
 */
final class Handlers {

    private static final long MOST = 99_999_999;
    private static final long LONGEST_DELAY = 31_622_400;

    private Handlers() {}

    static List<ErrorHandler.Retrier> retry(Node state) {
        List<ErrorHandler.Retrier> retriers = new ArrayList<>();
        for (Node one : handlers(state, "Retry")) {
            one.allow(Set.of(
                    "Comment",
                    "ErrorEquals",
                    "IntervalSeconds",
                    "MaxAttempts",
                    "BackoffRate",
                    "MaxDelaySeconds",
                    "JitterStrategy"));
            long interval = one.whole("IntervalSeconds", 1, 1, MOST);
            retriers.add(new ErrorHandler.Retrier(
                    errors(one),
                    interval,
                    one.whole("MaxAttempts", 3, 0, MOST),
                    one.decimal("BackoffRate", 2.0, 1.0),
                    maxDelay(one, interval),
                    "FULL".equals(jitter(one))));
        }
        checkAll(state, "Retry", retriers);
        return retriers;
    }

    static List<ErrorHandler.Catcher> catches(Node state, Set<String> outer) {
        List<ErrorHandler.Catcher> catchers = new ArrayList<>();
        for (Node one : handlers(state, "Catch")) {
            one.allow(Set.of("Comment", "ErrorEquals", "Next", "Output", "Assign"));
            if (!one.has("Next")) {
                one.error("These fields are required: [Next]");
            }
            catchers.add(new ErrorHandler.Catcher(
                    errors(one),
                    String.valueOf(one.text("Next")),
                    Templates.read(one, "Output", Templates.Sees.ERROR_OUTPUT),
                    Templates.assign(one, Templates.Sees.ERROR_OUTPUT, outer)));
        }
        checkAll(state, "Catch", catchers);
        return catchers;
    }

    private static List<Node> handlers(Node state, String field) {
        Node member = state.member(field);
        if (member == null) {
            return List.of();
        }
        if (!member.value().isArray()) {
            member.error("Expected value of type [ARRAY]");
            return List.of();
        }
        return member.value().isEmpty()
                ? List.of()
                : member.elements().stream().filter(Node::object).toList();
    }

    private static List<String> errors(Node handler) {
        if (!handler.has("ErrorEquals")) {
            handler.error("These fields are required: [ErrorEquals]");
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (Node name : handler.child("ErrorEquals").elements()) {
            if (name.value().isString()) {
                names.add(name.value().stringValue());
            } else {
                name.error("Expected value of type [STRING]");
            }
        }
        if (names.contains("States.ALL") && names.size() > 1) {
            handler.child("ErrorEquals").error("States.ALL must appear alone");
        }
        return List.copyOf(names);
    }

    private static void checkAll(Node state, String field, List<? extends ErrorHandler> handlers) {
        for (int i = 0; i < handlers.size() - 1; i++) {
            if (handlers.get(i).errorEquals().contains("States.ALL")) {
                state.child(field).elements().get(i).child("ErrorEquals").error("States.ALL must be the last one");
            }
        }
    }

    private static @Nullable Long maxDelay(Node retrier, long interval) {
        Node member = retrier.member("MaxDelaySeconds");
        if (member == null || !member.isWhole(1, LONGEST_DELAY)) {
            return null;
        }
        if (member.value().longValue() <= interval) {
            member.error("MaxDelaySeconds must be greater than IntervalSeconds");
        }
        return member.value().longValue();
    }

    private static @Nullable String jitter(Node retrier) {
        String strategy = retrier.text("JitterStrategy");
        if (strategy != null && !Set.of("FULL", "NONE").contains(strategy)) {
            retrier.child("JitterStrategy").error("Value should be one of the following: [FULL, NONE]");
        }
        return strategy;
    }
}
