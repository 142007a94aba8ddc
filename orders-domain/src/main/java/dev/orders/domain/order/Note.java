package dev.orders.domain.order;

import java.util.Optional;

/** A customer's remark: 1 to 500 characters of text; of the control characters only line feed and tab. */
public record Note(String text) {
    public static final int MAX = 500;

    public Note {
        var violation = violation(text);
        if (violation.isPresent()) {
            throw new IllegalArgumentException(violation.get());
        }
    }

    /** What is wrong with a text as a note, if anything. */
    public static Optional<String> violation(String text) {
        if (text.isBlank()) {
            return Optional.of("must not be blank");
        }
        if (text.codePointCount(0, text.length()) > MAX) {
            return Optional.of("must have at most " + MAX + " characters");
        }
        if (text.codePoints().anyMatch(Note::isForbidden)) {
            return Optional.of("must not contain control characters other than line feed and tab");
        }
        return Optional.empty();
    }

    /** A lone surrogate is no character at all: it could not be written as UTF-8. */
    private static boolean isForbidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> codePoint != '\n' && codePoint != '\t';
            case Character.SURROGATE -> true;
            default -> false;
        };
    }
}
