package dev.orders.api.input;

import dev.orders.api.problems.Problem;
import dev.orders.api.problems.Violation;
import org.jspecify.annotations.Nullable;

/** The query parameter {@code limit} of a list: how much a page holds at most. */
public final class PageLimit {
    private static final int DEFAULT = 20;

    private PageLimit() {}

    /** @param max at most three digits */
    public static int of(@Nullable String text, int max) {
        if (text == null) {
            return DEFAULT;
        }
        var limit = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > max) {
            throw Problem.badRequest(Violation.ofParameter("limit", "must be a whole number from 1 to " + max));
        }
        return limit;
    }
}
