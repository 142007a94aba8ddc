package dev.orders.localcloud.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text with wildcards: {@code *} stands for any run of characters, {@code ?} for exactly one. Which characters are
 * wildcards is kept beside the text, so that a {@code *} out of a variable's value stays a plain star.
 *
 * <p>Matching only ever goes back to the last star: its cost is at most length of pattern times length of text, whatever
 * the pattern.
 */
final class Glob {

    private final String text;
    private final boolean @Nullable [] wild;

    private Glob(String text, boolean @Nullable [] wild) {
        this.text = text;
        this.wild = wild;
    }

    static Glob literal(String text) {
        return new Glob(text, null);
    }

    /** Takes every star and question mark for a wildcard. */
    static Glob of(String pattern) {
        Builder builder = new Builder();
        builder.pattern(pattern);
        return builder.build();
    }

    /** The pattern as text: what it matches, when it has no wildcard. */
    String text() {
        return text;
    }

    boolean matches(String value) {
        boolean[] wildcards = wild;
        return wildcards == null ? text.equals(value) : matches(wildcards, value);
    }

    private boolean matches(boolean[] wildcards, String value) {
        int at = 0;
        int in = 0;
        int afterStar = -1;
        int resume = 0;
        while (in < value.length()) {
            if (at < text.length() && wildcards[at] && text.charAt(at) == '*') {
                afterStar = ++at;
                resume = in;
            } else if (at < text.length() && wildcards[at]) {
                at++;
                in += width(value, in);
            } else if (at < text.length() && text.charAt(at) == value.charAt(in)) {
                at++;
                in++;
            } else if (afterStar >= 0) {
                at = afterStar;
                resume += width(value, resume);
                in = resume;
            } else {
                return false;
            }
        }
        while (at < text.length() && wildcards[at] && text.charAt(at) == '*') {
            at++;
        }
        return at == text.length();
    }

    /** One character may be two in UTF-16. */
    private static int width(String value, int at) {
        return Character.charCount(value.codePointAt(at));
    }

    /** The parts between colons, the last one with what is left. */
    List<Glob> split(int parts) {
        List<Glob> split = new ArrayList<>(parts);
        int from = 0;
        for (int colon = text.indexOf(':'); colon >= 0 && split.size() < parts - 1; colon = text.indexOf(':', from)) {
            split.add(part(from, colon));
            from = colon + 1;
        }
        split.add(part(from, text.length()));
        return split;
    }

    private Glob part(int from, int to) {
        Builder builder = new Builder();
        for (int at = from; at < to; at++) {
            builder.add(text.charAt(at), wild != null && wild[at]);
        }
        return builder.build();
    }

    @Override
    public String toString() {
        return text;
    }

    /** Puts a pattern together from written text, whose wildcards count, and from values, whose don't. */
    static final class Builder {
        private final StringBuilder text = new StringBuilder();
        private boolean @Nullable [] wild;

        void pattern(String written) {
            for (int at = 0; at < written.length(); at++) {
                char character = written.charAt(at);
                add(character, character == '*' || character == '?');
            }
        }

        void value(String value) {
            text.append(value);
        }

        private void add(char character, boolean wildcard) {
            if (wildcard) {
                boolean[] marks = wild == null ? new boolean[16] : wild;
                if (text.length() >= marks.length) {
                    marks = Arrays.copyOf(marks, Math.max(text.length() + 1, marks.length * 2));
                }
                marks[text.length()] = true;
                wild = marks;
            }
            text.append(character);
        }

        Glob build() {
            boolean[] marks = wild;
            return new Glob(text.toString(), marks == null ? null : Arrays.copyOf(marks, text.length()));
        }
    }
}
