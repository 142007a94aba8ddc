package dev.orders.localcloud.console.graph;

import java.util.List;

/** A state machine with everything in its place, in pixels from the top left corner. */
public record Drawing(int width, int height, List<Box> boxes, List<Line> lines) {

    /**
     * A state; one that holds others comes before them.
     *
     * @param type as the document names it, or {@code Start}
     * @param holdsOthers whether branches are drawn within it
     */
    public record Box(String name, String type, int x, int y, int width, int height, boolean holdsOthers) {}

    /**
     * A transition.
     *
     * @param kind {@code next}, {@code choice}, {@code default} or {@code catch}
     * @param path for the attribute {@code d} of an SVG path
     * @param label all of it; {@link #shortLabel} is what there is room for
     * @param labelX where the label's middle is
     */
    public record Line(
            String from,
            String to,
            String kind,
            String path,
            String label,
            String shortLabel,
            int labelX,
            int labelY) {}
}
