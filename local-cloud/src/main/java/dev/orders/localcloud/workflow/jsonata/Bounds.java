package dev.orders.localcloud.workflow.jsonata;

import com.dashjoin.jsonata.Jsonata;
import java.time.Duration;
import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ends of one evaluation: how deep it may nest, how long it may take, how much one of its values may hold. The watch
 * decides nothing but whether to give up, so it is the machine's own.
 */
final class Bounds {

    static final int DEPTH = 100;
    static final long VALUE_BYTES = 6_990_256;
    static final String TOO_LARGE = "Expression evaluation memory limit exceeded";
    private static final long ELEMENTS = VALUE_BYTES / 8;
    private static final Duration TIME = Duration.ofSeconds(5);

    private final long begun = System.nanoTime();
    private int depth;

    void watch(Jsonata.Frame frame) {
        frame.setEvaluateEntryCallback((expression, input, environment) -> {
            if (++depth > DEPTH) {
                throw new ExpressionException("Stack overflow error: Check for non-terminating recursive function."
                        + "  Consider rewriting as tail-recursive. Depth=" + depth + " max=" + DEPTH);
            }
            checkTime();
        });
        frame.setEvaluateExitCallback((expression, input, environment, result) -> {
            depth--;
            checkTime();
            checkSize(result);
        });
    }

    void checkTime() {
        if (System.nanoTime() - begun > TIME.toNanos()) {
            throw new ExpressionException("Expression evaluation timeout: Check for infinite loop");
        }
    }

    /** Backtracking may take for ever on a text that somebody chose; this walks it first, watching the time. */
    void checkMatching(@Nullable Object pattern, String text) {
        if (pattern instanceof Pattern expression) {
            var matcher = expression.matcher(new WatchedText(text, this));
            int found = 0;
            while (matcher.find()) {
                found++;
            }
            if (found > ELEMENTS) {
                throw new ExpressionException(TOO_LARGE);
            }
        }
    }

    static void checkSize(@Nullable Object result) {
        if (result instanceof String text && text.length() > VALUE_BYTES
                || result instanceof Collection<?> elements && elements.size() > ELEMENTS) {
            throw new ExpressionException(TOO_LARGE);
        }
    }

    /** Every character that a matcher looks at is a chance to give up. */
    private record WatchedText(String text, Bounds bounds) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            bounds.checkTime();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
