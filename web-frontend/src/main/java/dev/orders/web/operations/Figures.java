package dev.orders.web.operations;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The numbers at the top of the page. Quantiles can't be added up, so those of all requests are the latest slot's. */
record Figures(Summary summary, Slots slots, Range range, Wording words) {
    private static final double MANY_ERRORS = 0.01;

    List<Board.Figure> all() {
        return List.of(orders(), revenue(), approved(), approval(), requests(), errors(), latency(), paint());
    }

    private Board.Figure orders() {
        var orders = summary.orders();
        return figure(
                "orders",
                words.number(orders.placed()),
                words.text("operations.orders.note", orders.cancelled()),
                slots.counts(orders.slots(), Summary.OrderSlot::placed));
    }

    private Board.Figure revenue() {
        var orders = summary.orders();
        String currency =
                orders.revenue().isEmpty() ? "" : orders.revenue().getFirst().currency();
        return figure(
                "revenue",
                words.money(orders.revenue()),
                words.text("operations.revenue.note", orders.placed()),
                slots.counts(orders.slots(), slot -> Charts.sum(slot, currency)));
    }

    private Board.Figure approved() {
        var orders = summary.orders();
        return figure(
                "approved",
                words.number(orders.approved()),
                words.text("operations.approved.note", orders.rejected(), orders.expired()),
                slots.counts(orders.slots(), Summary.OrderSlot::approved));
    }

    /** Without a course: slots don't tell people's decisions from automatic ones. */
    private Board.Figure approval() {
        var approval = summary.orders().approval();
        return figure(
                "approval",
                words.duration(approval.manual().p50()),
                words.text(
                        "operations.approval.note",
                        words.duration(approval.manual().p95()),
                        words.duration(approval.automatic().p50()),
                        words.duration(approval.automatic().p95())),
                List.of());
    }

    private Board.Figure requests() {
        var api = summary.api();
        return figure(
                "requests",
                words.number(api.requests()),
                words.text("operations.requests.note", api.routes().size()),
                slots.counts(api.slots(), Summary.ApiSlot::requests));
    }

    private Board.Figure errors() {
        var api = summary.api();
        boolean many = api.errors() > 0 && api.errors() >= MANY_ERRORS * api.requests();
        return new Board.Figure(
                "errors",
                words.text("operations.errors"),
                words.number(api.errors()),
                words.text("operations.errors.note", words.share(api.errors(), api.requests())),
                many ? "bad" : "",
                Spark.of(slots.counts(api.slots(), Summary.ApiSlot::errors)));
    }

    private Board.Figure latency() {
        var p95 = slots.measures(summary.api().slots(), Summary.ApiSlot::p95);
        return figure("latency", words.duration(latest(p95)), latestNote(), p95);
    }

    private Board.Figure paint() {
        var lcp = slots.measures(summary.pages().slots(), Summary.PageSlot::lcp);
        return figure("paint", words.duration(latest(lcp)), latestNote(), lcp);
    }

    private String latestNote() {
        return words.text("operations.latest." + range.slot());
    }

    private Board.Figure figure(String id, String value, String note, List<@Nullable Long> course) {
        return new Board.Figure(id, words.text("operations." + id), value, note, "", Spark.of(course));
    }

    private static @Nullable Long latest(List<@Nullable Long> values) {
        return values.reversed().stream().filter(Objects::nonNull).findFirst().orElse(null);
    }
}
