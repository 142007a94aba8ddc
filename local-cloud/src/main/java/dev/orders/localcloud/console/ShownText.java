package dev.orders.localcloud.console;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Text that a caller chose, made fit for a page: bounded, without characters that hide or reorder others, and without
 * what looks like a token. Escaping for HTML is the template's.
 */
final class ShownText {

    private static final int MAX_CHARACTERS = 400;
    private static final int MAX_LINES_CHARACTERS = 100_000;
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{6,}(?:\\.[A-Za-z0-9_-]*){0,4}");

    private ShownText() {}

    static String of(String text) {
        boolean tooLong = text.length() > MAX_CHARACTERS;
        // Masked before it is cut: half of a token would not be known as one.
        String masked = TOKEN.matcher(text).replaceAll("[token]");
        StringBuilder shown = new StringBuilder();
        masked.codePoints().limit(MAX_CHARACTERS).forEach(character -> append(shown, character));
        return tooLong ? shown.append('…').toString() : shown.toString();
    }

    static List<String> of(List<String> texts) {
        return texts.stream().map(ShownText::of).toList();
    }

    /** A longer text, which keeps its lines. */
    static String lines(String text) {
        boolean tooLong = text.length() > MAX_LINES_CHARACTERS;
        StringBuilder shown = new StringBuilder();
        text.replace("\r\n", "\n").codePoints().limit(MAX_LINES_CHARACTERS).forEach(character -> {
            if (character == '\n' || character == '\t') {
                shown.appendCodePoint(character);
            } else {
                append(shown, character);
            }
        });
        return tooLong ? shown.append('…').toString() : shown.toString();
    }

    private static void append(StringBuilder shown, int character) {
        switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> shown.append("\\u{%04X}".formatted(character));
            default -> shown.appendCodePoint(character);
        }
    }
}
