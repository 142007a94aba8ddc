package dev.orders.domain.approval;

import java.util.Optional;

/** Why an approver decides as they do, for the customer to read: 1 to 500 characters on one line. */
public record DecisionReason(String text) {
    public static final int MAX = 500;

    public DecisionReason {
        var violation = violation(text);
        if (violation.isPresent()) {
            throw new IllegalArgumentException(violation.get());
        }
    }

    /** What is wrong with a text as a reason, if anything. */
    public static Optional<String> violation(String text) {
        if (text.isBlank()) {
            return Optional.of("must not be blank");
        }
        if (text.codePointCount(0, text.length()) > MAX) {
            return Optional.of("must have at most " + MAX + " characters");
        }
        if (text.codePoints().anyMatch(DecisionReason::isForbidden)) {
            return Optional.of("must not contain control characters");
        }
        return Optional.empty();
    }

    /** A lone surrogate is no character at all: it could not be written as UTF-8. */
    private static boolean isForbidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        };
    }
}
