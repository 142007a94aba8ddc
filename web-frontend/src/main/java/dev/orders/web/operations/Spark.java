package dev.orders.web.operations;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A figure's course as the path of an SVG of 100 by 24: no axes, but true; it is broken where nothing was measured. */
final class Spark {
    private static final double WIDTH = 100;
    private static final double TOP = 2;
    private static final double BOTTOM = 22;

    private Spark() {}

    static String of(List<@Nullable Long> values) {
        long most = values.stream()
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        double step = WIDTH / Math.max(1, values.size() - 1);
        var path = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i < values.size(); i++) {
            Long value = values.get(i);
            if (value == null) {
                pen = false;
                continue;
            }
            double y = most == 0 ? BOTTOM : BOTTOM - (BOTTOM - TOP) * value / most;
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", pen ? "L" : "M", i * step, y));
            boolean alone = !pen && (i + 1 == values.size() || values.get(i + 1) == null);
            path.append(alone ? "h0.1" : "");
            pen = true;
        }
        return path.toString();
    }
}
