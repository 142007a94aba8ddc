package dev.orders.web.operations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the page shows, put into words already: what the page is made of at first, and what it asks for later.
 *
 * @param at the begin of each slot, for all charts
 * @param lost what is missing in the numbers, a sentence each
 * @param records the newest first, like the rows of tables
 */
record Board(
        Instant asOf,
        boolean empty,
        List<Instant> at,
        List<Figure> figures,
        List<Chart> charts,
        List<Table> tables,
        List<Step> steps,
        List<String> lost,
        List<Summary.Records> records) {

    /**
     * A number worth a tile.
     *
     * @param mark {@code bad} for what wants attention, else empty
     * @param spark the number's course, see {@link Spark}
     */
    record Figure(String id, String label, String value, String note, String mark, String spark) {}

    /** @param summary what a reader who can't see the chart should know */
    record Chart(String id, String title, String summary, boolean empty, List<Line> lines, Table table) {}

    /**
     * One series of a chart.
     *
     * @param shape {@code bar}, {@code stack} or {@code line}
     * @param unit {@code count}, {@code ms}, or the currency whose minor units are counted
     */
    record Line(String label, String shape, String unit, List<@Nullable Long> values) {}

    /** The first cell of a row heads it. */
    record Table(String id, String caption, List<Column> columns, List<Row> rows) {}

    record Column(String label, boolean number) {}

    record Row(String key, List<Cell> cells) {}

    /**
     * @param at a time, where the text is one
     * @param mark {@code fair} or {@code poor}, where the number isn't good, else empty
     * @param says the mark in words
     */
    record Cell(String text, @Nullable Instant at, String mark, String says) {
        static Cell of(String text) {
            return new Cell(text, null, "", "");
        }
    }

    /** @param percent how wide its bar is */
    record Step(String id, String label, String count, String share, int percent) {}
}
