package dev.orders.web.operations;

import dev.orders.web.api.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The courses over time, each with a table that says the same. */
record Charts(Summary summary, Slots slots, Range range, Wording words) {
    private static final String COUNT = "count";
    private static final String MILLISECONDS = "ms";

    Board.Chart orders() {
        List<Summary.OrderSlot> counted = summary.orders().slots();
        var lines = new ArrayList<Board.Line>();
        lines.add(line("orders", "bar", COUNT, slots.counts(counted, Summary.OrderSlot::placed)));
        for (String currency : currencies()) {
            String label = words.text("operations.revenue") + " (" + currency + ")";
            lines.add(new Board.Line(label, "line", currency, slots.counts(counted, slot -> sum(slot, currency))));
        }
        var table = table(
                "orders",
                counted,
                List.of("orders", "revenue", "cancelled"),
                slot -> List.of(
                        words.number(slot.placed()), words.money(slot.revenue()), words.number(slot.cancelled())));
        String says = words.text(
                "operations.chart.orders.says",
                summary.orders().placed(),
                words.money(summary.orders().revenue()),
                most(lines.getFirst()),
                slotName());
        return chart("orders", says, lines, table);
    }

    Board.Chart decisions() {
        List<Summary.OrderSlot> counted = summary.orders().slots();
        var lines = List.of(
                line("approved", "stack", COUNT, slots.counts(counted, Summary.OrderSlot::approved)),
                line("rejected", "stack", COUNT, slots.counts(counted, Summary.OrderSlot::rejected)),
                line("expired", "stack", COUNT, slots.counts(counted, Summary.OrderSlot::expired)),
                line("cancelled", "stack", COUNT, slots.counts(counted, Summary.OrderSlot::cancelled)));
        var table = table(
                "decisions",
                counted,
                List.of("approved", "rejected", "expired", "cancelled"),
                slot -> Stream.of(slot.approved(), slot.rejected(), slot.expired(), slot.cancelled())
                        .map(words::number)
                        .toList());
        var orders = summary.orders();
        String says = words.text(
                "operations.chart.decisions.says",
                orders.approved(),
                orders.rejected(),
                orders.expired(),
                orders.cancelled());
        return chart("decisions", says, lines, table);
    }

    Board.Chart approval() {
        List<Summary.OrderSlot> counted = summary.orders().slots();
        var lines = List.of(
                line(
                        "p50",
                        "line",
                        MILLISECONDS,
                        slots.measures(counted, slot -> slot.approval().p50())),
                line(
                        "p95",
                        "line",
                        MILLISECONDS,
                        slots.measures(counted, slot -> slot.approval().p95())));
        var table = table(
                "approval",
                counted,
                List.of("decided", "p50", "p95"),
                slot -> List.of(
                        words.number(slot.approval().count()),
                        words.duration(slot.approval().p50()),
                        words.duration(slot.approval().p95())));
        var approval = summary.orders().approval();
        String says = words.text(
                "operations.chart.approval.says",
                approval.manual().count(),
                words.duration(approval.manual().p50()),
                approval.automatic().count(),
                words.duration(approval.automatic().p50()));
        return chart("approval", says, lines, table);
    }

    Board.Chart pages() {
        List<Summary.PageSlot> counted = summary.pages().slots();
        var lines = List.of(
                line("lcp", "line", MILLISECONDS, slots.measures(counted, Summary.PageSlot::lcp)),
                line("inp", "line", MILLISECONDS, slots.measures(counted, Summary.PageSlot::inp)));
        var table = table(
                "pages",
                counted,
                List.of("views", "lcp", "inp"),
                slot -> List.of(words.number(slot.views()), words.duration(slot.lcp()), words.duration(slot.inp())));
        long views =
                summary.pages().views().stream().mapToLong(Summary.View::count).sum();
        String says = words.text(
                "operations.chart.pages.says",
                views,
                words.duration(peak(lines.get(0))),
                words.duration(peak(lines.get(1))));
        return chart("pages", says, lines, table);
    }

    Board.Chart api() {
        List<Summary.ApiSlot> counted = summary.api().slots();
        var lines = List.of(
                line("p50", "line", MILLISECONDS, slots.measures(counted, Summary.ApiSlot::p50)),
                line("p95", "line", MILLISECONDS, slots.measures(counted, Summary.ApiSlot::p95)),
                line("errors", "bar", COUNT, slots.counts(counted, Summary.ApiSlot::errors)));
        var table = table(
                "api",
                counted,
                List.of("requests", "errors", "p50", "p95"),
                slot -> List.of(
                        words.number(slot.requests()),
                        words.number(slot.errors()),
                        words.duration(slot.p50()),
                        words.duration(slot.p95())));
        var api = summary.api();
        String says = words.text(
                "operations.chart.api.says",
                api.requests(),
                api.errors(),
                words.duration(peak(lines.get(1))),
                slotName());
        return chart("api", says, lines, table);
    }

    /** In minor units. */
    static long sum(Summary.OrderSlot slot, String currency) {
        return slot.revenue().stream()
                .filter(sum -> sum.currency().equals(currency))
                .mapToLong(Money::amount)
                .sum();
    }

    private Set<String> currencies() {
        var all = new LinkedHashSet<String>();
        summary.orders().revenue().forEach(sum -> all.add(sum.currency()));
        return all;
    }

    private Board.Line line(String name, String shape, String unit, List<@Nullable Long> values) {
        return new Board.Line(words.text("operations.column." + name), shape, unit, values);
    }

    private Board.Chart chart(String id, String says, List<Board.Line> lines, Board.Table table) {
        boolean nothing =
                lines.stream().flatMap(line -> line.values().stream()).allMatch(value -> value == null || value == 0);
        return new Board.Chart(id, title(id), says, nothing, lines, table);
    }

    private String title(String id) {
        return words.text("operations.chart." + id, slotName());
    }

    private String slotName() {
        return words.text("operations.slot." + range.slot());
    }

    /** The newest first: that is what is looked for. */
    private <S extends Summary.Slot> Board.Table table(
            String id, List<S> counted, List<String> columns, Function<S, List<String>> texts) {
        var heads = Stream.concat(
                        Stream.of(new Board.Column(words.text("operations.column.time"), false)),
                        columns.stream().map(name -> new Board.Column(words.text("operations.column." + name), true)))
                .toList();
        var rows = counted.reversed().stream()
                .map(slot -> row(slot.at(), texts.apply(slot)))
                .toList();
        return new Board.Table("chart-" + id, title(id), heads, rows);
    }

    private Board.Row row(Instant at, List<String> texts) {
        var cells = Stream.concat(
                        Stream.of(new Board.Cell(words.format().time(at), at, "", "")),
                        texts.stream().map(Board.Cell::of))
                .toList();
        return new Board.Row(at.toString(), cells);
    }

    private static long most(Board.Line line) {
        Long most = peak(line);
        return most == null ? 0 : most;
    }

    private static @Nullable Long peak(Board.Line line) {
        return line.values().stream()
                .filter(Objects::nonNull)
                .max(Long::compare)
                .orElse(null);
    }
}
