package dev.orders.web.operations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was counted by route and by page, the busiest first. */
record Tables(Summary summary, Wording words) {
    private static final String LAYOUT_SHIFT = "CLS";

    /** From which value on a metric is fair, and from which on it is poor: <a href="https://web.dev/articles/vitals">web.dev</a>. */
    private static final Map<String, long[]> BOUNDS = Map.of(
            "TTFB",
            new long[] {800, 1_800},
            "FCP",
            new long[] {1_800, 3_000},
            "LCP",
            new long[] {2_500, 4_000},
            "INP",
            new long[] {200, 500},
            LAYOUT_SHIFT,
            new long[] {100, 250});

    private static final List<String> METRICS = List.of("TTFB", "FCP", "LCP", "INP", LAYOUT_SHIFT);

    Board.Table routes() {
        var rows = summary.api().routes().stream()
                .sorted(Comparator.comparingLong(Summary.Route::requests)
                        .reversed()
                        .thenComparing(Summary.Route::route))
                .map(route -> new Board.Row(
                        route.service() + " " + route.route(),
                        List.of(
                                Board.Cell.of(route.route()),
                                Board.Cell.of(route.service()),
                                Board.Cell.of(words.number(route.requests())),
                                errors(route),
                                Board.Cell.of(words.duration(route.p50())),
                                Board.Cell.of(words.duration(route.p95())),
                                Board.Cell.of(words.duration(route.p99())))))
                .toList();
        var columns = Stream.of("route", "service", "requests", "errors", "p50", "p95", "p99")
                .map(name -> column(name, !name.equals("route") && !name.equals("service")))
                .toList();
        return new Board.Table("routes", words.text("operations.routes"), columns, rows);
    }

    private Board.Cell errors(Summary.Route route) {
        return route.errors() == 0
                ? Board.Cell.of(words.number(0))
                : new Board.Cell(
                        words.number(route.errors()), null, "poor", words.share(route.errors(), route.requests()));
    }

    Board.Table pages() {
        Map<String, Long> views = new TreeMap<>();
        summary.pages().views().forEach(view -> views.merge(view.page(), view.count(), Long::sum));
        summary.pages().vitals().forEach(vital -> views.putIfAbsent(vital.page(), 0L));
        Map<String, Summary.Vital> vitals = summary.pages().vitals().stream()
                .collect(Collectors.toMap(
                        vital -> vital.metric() + vital.page(), Function.identity(), (one, same) -> one));
        var rows = views.keySet().stream()
                .sorted(Comparator.<String>comparingLong(page -> -views.getOrDefault(page, 0L)))
                .map(page -> page(page, views.getOrDefault(page, 0L), vitals))
                .toList();
        var columns = new ArrayList<Board.Column>();
        columns.add(column("page", false));
        columns.add(column("views", true));
        METRICS.forEach(metric -> columns.add(new Board.Column(metric, true)));
        return new Board.Table("vitals", words.text("operations.vitals"), columns, rows);
    }

    private Board.Row page(String page, long views, Map<String, Summary.Vital> vitals) {
        var cells = new ArrayList<Board.Cell>();
        cells.add(Board.Cell.of(page));
        cells.add(Board.Cell.of(words.number(views)));
        for (String metric : METRICS) {
            Summary.Vital vital = vitals.get(metric + page);
            cells.add(vital(metric, vital == null ? null : vital.p75()));
        }
        return new Board.Row(page, cells);
    }

    private Board.Cell vital(String metric, @Nullable Long p75) {
        String text = metric.equals(LAYOUT_SHIFT) ? words.thousandths(p75) : words.duration(p75);
        long[] bounds = BOUNDS.get(metric);
        if (p75 == null || bounds == null || p75 <= bounds[0]) {
            return Board.Cell.of(text);
        }
        String mark = p75 <= bounds[1] ? "fair" : "poor";
        return new Board.Cell(text, null, mark, words.text("operations.mark." + mark));
    }

    private Board.Column column(String name, boolean number) {
        return new Board.Column(words.text("operations.column." + name), number);
    }
}
