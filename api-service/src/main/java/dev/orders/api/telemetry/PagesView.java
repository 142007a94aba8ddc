package dev.orders.api.telemetry;

import static dev.orders.api.telemetry.SummaryView.orNull;

import dev.orders.domain.telemetry.Rollup;
import dev.orders.domain.telemetry.Tally;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pages as browsers tell of them.
 *
 * @param refused events of theirs that made no sense
 */
record PagesView(
        List<PageView> views, List<VitalView> vitals, List<StepView> steps, long refused, List<SlotView> slots) {

    private static final double P75 = 0.75;

    record PageView(String page, long count) {}

    /** @param p75 milliseconds; of CLS thousandths */
    record VitalView(
            String metric,
            String page,
            long count,
            @Nullable Long p75) {
        static VitalView of(Tally tally, String metric, String page) {
            var spread = tally.spread("vital", metric, page);
            return new VitalView(metric, page, spread.count(), orNull(spread.quantile(P75)));
        }
    }

    record StepView(String step, long count) {}

    record SlotView(
            Instant at,
            long views,
            @Nullable Long lcp,
            @Nullable Long inp) {
        static SlotView of(Rollup rollup) {
            var tally = rollup.tally();
            return new SlotView(
                    rollup.at(),
                    tally.count("views"),
                    orNull(tally.spread("vital", "LCP").quantile(P75)),
                    orNull(tally.spread("vital", "INP").quantile(P75)));
        }
    }

    static PagesView of(List<Rollup> timeline, Tally total) {
        var views = total.by("views").entrySet().stream()
                .map(page -> new PageView(page.getKey(), page.getValue()))
                .toList();
        var vitals = total.by("vital").keySet().stream()
                .flatMap(metric ->
                        total.by("vital", metric).keySet().stream().map(page -> VitalView.of(total, metric, page)))
                .toList();
        var steps = total.by("step").entrySet().stream()
                .map(step -> new StepView(step.getKey(), step.getValue()))
                .toList();
        return new PagesView(
                views,
                vitals,
                steps,
                total.count("refused"),
                timeline.stream().map(SlotView::of).toList());
    }
}
