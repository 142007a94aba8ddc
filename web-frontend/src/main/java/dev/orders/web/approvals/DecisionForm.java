package dev.orders.web.approvals;

import dev.orders.web.api.Problem;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The decision form as it was sent, and what is wrong with it.
 *
 * @param decision null when neither button was pressed
 * @param reason as it was typed
 * @param reasonError a sentence for the field, null while it is right
 * @param error a sentence about the whole form, null while it is right
 */
record DecisionForm(
        @Nullable Decision decision,
        String reason,
        @Nullable String reasonError,
        @Nullable String error) {
    static final int LONGEST_REASON = 500;

    static DecisionForm empty() {
        return new DecisionForm(null, "", null, null);
    }

    static DecisionForm of(@Nullable String decision, @Nullable String reason) {
        Decision chosen = Arrays.stream(Decision.values())
                .filter(known -> known.name().equals(decision))
                .findFirst()
                .orElse(null);
        return new DecisionForm(chosen, reason == null ? "" : reason, null, null);
    }

    /** The reason as it is sent: one paragraph, as the API takes no control characters, line breaks included. */
    String sentReason() {
        return reason.replaceAll("\\s+", " ").strip();
    }

    public boolean wrong() {
        return error != null || reasonError != null;
    }

    DecisionForm checked(UnaryOperator<String> messages) {
        if (decision == null) {
            return withError(messages.apply("decide.choose"));
        }
        if (decision == Decision.REJECT && sentReason().isEmpty()) {
            return withReasonError(messages.apply("decide.reason.missing"));
        }
        return sentReason().length() > LONGEST_REASON
                ? withReasonError(messages.apply("decide.reason.too-long"))
                : this;
    }

    /** With what the API found wrong; it says "must have …" and leaves it to the reader what must. */
    DecisionForm refused(Problem problem, UnaryOperator<String> messages) {
        String aboutReason = problem.errors().stream()
                .filter(error -> error.pointer() != null && error.pointer().matches("#?/reason"))
                .map(error -> messages.apply("decide.the-reason") + " " + error.detail() + ".")
                .collect(Collectors.joining(" "));
        return aboutReason.isEmpty() ? withError(messages.apply("decide.refused")) : withReasonError(aboutReason);
    }

    DecisionForm withError(String sentence) {
        return new DecisionForm(decision, reason, reasonError, sentence);
    }

    private DecisionForm withReasonError(String sentence) {
        return new DecisionForm(decision, reason, sentence, error);
    }
}
