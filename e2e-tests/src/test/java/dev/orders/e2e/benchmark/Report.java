package dev.orders.e2e.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All figures of a run, printed as they come and written as one table. */
final class Report {

    private final List<Figure> figures = new ArrayList<>();

    void add(List<Figure> some) {
        some.forEach(figure -> System.out.println(row(figure)));
        figures.addAll(some);
    }

    boolean reachesAllBars() {
        return figures.stream().allMatch(Figure::reached);
    }

    void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder("# Benchmark\n\n" + machine() + "\n\n")
                .append("| what | figure | bar | | medians |\n|---|---|---|---|---|\n");
        figures.forEach(figure -> text.append(row(figure)).append('\n'));
        Files.writeString(file, text);
    }

    private static String row(Figure figure) {
        String mark = figure.bar().isEmpty() ? "" : figure.reached() ? "reached" : "**missed**";
        return "| " + String.join(" | ", figure.what(), figure.value(), figure.bar(), mark, figure.detail()) + " |";
    }

    private static String machine() {
        return String.format(
                Locale.ROOT,
                "%d cores, %s %s, Java %s.",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.version().feature());
    }
}
