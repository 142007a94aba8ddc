package dev.orders.localcloud.console;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A function as the page shows it.
 *
 * @param log its newest lines, as one text
 */
record FunctionView(
        String name,
        String description,
        String handler,
        String role,
        String configuration,
        Map<String, String> variables,
        List<EnvironmentView> environments,
        List<RunView> runs,
        String log) {

    private static final int RUNS_SHOWN = 20;
    private static final int LINES_SHOWN = 200;

    /** A JVM of the function. */
    record EnvironmentView(String version, String logStream, String state, String outcome) {}

    /**
     * An invocation.
     *
     * @param start {@code warm}, or how long the cold start took
     * @param error empty after success
     */
    record RunView(
            String time,
            String clock,
            String requestId,
            String version,
            String took,
            String start,
            String error,
            String status,
            String outcome) {}

    static FunctionView of(ReadFunctions.Function function, ZoneId zone) {
        List<ReadFunctions.Line> log = function.log();
        StringBuilder text = new StringBuilder();
        log.stream()
                .skip(Math.max(0, log.size() - LINES_SHOWN))
                .forEach(line -> text.append(Times.clock(line.at(), zone))
                        .append("  ")
                        .append(ShownText.of(line.text().replace("\t", "  ")))
                        .append('\n'));
        return new FunctionView(
                function.name(),
                function.description(),
                function.handler(),
                function.roleArn(),
                "%s, %,d MB, times out after %d s"
                        .formatted(function.runtime(), function.memoryMegabytes(), function.timeoutSeconds()),
                new TreeMap<>(function.variables()),
                function.environments().stream().map(FunctionView::environment).toList(),
                function.runs().stream()
                        .limit(RUNS_SHOWN)
                        .map(run -> run(run, zone))
                        .toList(),
                text.toString());
    }

    private static EnvironmentView environment(ReadFunctions.Environment environment) {
        return new EnvironmentView(
                environment.version(),
                environment.logStream(),
                environment.state().toLowerCase(Locale.ROOT),
                switch (environment.state()) {
                    case "IDLE" -> "succeeded";
                    default -> "running";
                });
    }

    private static RunView run(ReadFunctions.Run run, ZoneId zone) {
        String error = run.errorType();
        return new RunView(
                run.at().toString(),
                Times.clock(run.at(), zone),
                run.requestId(),
                run.version(),
                Times.duration(run.took()),
                run.init() == null ? "warm" : "cold, " + Times.duration(run.init()),
                error == null ? "" : ShownText.of(error),
                error == null ? "SUCCEEDED" : "FAILED",
                error == null ? "succeeded" : "failed");
    }
}
