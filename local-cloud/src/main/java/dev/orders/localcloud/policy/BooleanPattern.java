package dev.orders.localcloud.policy;

import java.util.Locale;

/** A value of {@code Bool} and {@code Null}. Variables are refused: IAM's own pages differ on whether {@code Bool} takes them. */
record BooleanPattern(boolean expected) implements ValuePattern {

    static BooleanPattern of(String text, boolean variables) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> new BooleanPattern(true);
            case "false" -> new BooleanPattern(false);
            default -> throw new IllegalArgumentException(text + " is neither true nor false");
        };
    }

    @Override
    public Match match(String value, Keys keys) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> Match.of(expected);
            case "false" -> Match.of(!expected);
            default -> Match.UNREADABLE;
        };
    }

    @Override
    public String toString() {
        return String.valueOf(expected);
    }
}
