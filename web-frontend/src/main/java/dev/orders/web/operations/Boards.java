package dev.orders.web.operations;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;

/** Puts what the API counted into figures, charts and tables for one reader. */
final class Boards {
    private static final List<String> STEPS = List.of("form-opened", "form-submitted", "form-refused", "order-placed");

    private final MessageSource messages;

    Boards(MessageSource messages) {
        this.messages = messages;
    }

    Board of(Summary summary, Range range, Locale locale) {
        var words = new Wording(messages, locale);
        var slots = Slots.between(summary.from(), summary.to(), range.step());
        var charts = new Charts(summary, slots, range, words);
        var tables = new Tables(summary, words);
        return new Board(
                summary.asOf(),
                summary.empty(),
                slots.at(),
                new Figures(summary, slots, range, words).all(),
                List.of(charts.orders(), charts.decisions(), charts.approval(), charts.pages(), charts.api()),
                List.of(tables.routes(), tables.pages()),
                steps(summary.pages().steps(), words),
                lost(summary, words),
                summary.records().reversed());
    }

    private static List<Board.Step> steps(List<Summary.Step> counted, Wording words) {
        Map<String, Long> counts =
                counted.stream().collect(Collectors.toMap(Summary.Step::step, Summary.Step::count, Long::sum));
        long opened = counts.getOrDefault("form-opened", 0L);
        long most = Math.max(
                1, counts.values().stream().mapToLong(Long::longValue).max().orElse(0));
        return STEPS.stream()
                .map(step -> {
                    long count = counts.getOrDefault(step, 0L);
                    String share = opened == 0 ? "" : words.share(count, opened);
                    return new Board.Step(step, words.name("operations.step.", step), words.number(count), share, (int)
                            (100 * count / most));
                })
                .toList();
    }

    private static List<String> lost(Summary summary, Wording words) {
        Stream<String> lost = summary.api().lost().stream()
                .filter(one -> one.count() > 0)
                .map(one -> words.text(
                        "operations.lost.events",
                        one.count(),
                        one.service(),
                        words.name("operations.lost.", one.reason())));
        Stream<String> refused = summary.pages().refused() == 0
                ? Stream.empty()
                : Stream.of(
                        words.text("operations.lost.refused", summary.pages().refused()));
        return Stream.concat(lost, refused).toList();
    }
}
