package dev.orders.localcloud.console.executions;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/**
 * An execution in the list.
 *
 * @param outcome the status in lower case, as the styles name it
 * @param took until its end; until now while it runs
 */
record ExecutionRow(
        String machine, String name, String status, String outcome, String startedAt, String started, String took) {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /** The execution's page. */
    public String address() {
        return UriComponentsBuilder.fromPath("/console/executions")
                .pathSegment(machine, name)
                .encode()
                .toUriString();
    }

    /** @param execution an element of {@code ListExecutions}, or the answer of {@code DescribeExecution} */
    static ExecutionRow of(String machine, JsonNode execution, Instant now, ZoneId zone) {
        Instant start = instant(execution.path("startDate"));
        JsonNode stop = execution.path("stopDate");
        String status = execution.path("status").asString("");
        return new ExecutionRow(
                machine,
                execution.path("name").asString(""),
                shown(status),
                style(status),
                start.toString(),
                CLOCK.format(start.atZone(zone)),
                took(Duration.between(start, stop.isNumber() ? instant(stop) : now)));
    }

    /** Epoch seconds with a fraction, as the JSON protocol writes times. */
    static Instant instant(JsonNode seconds) {
        return Instant.ofEpochMilli(Math.round(seconds.asDouble(0) * 1000));
    }

    static ExpressRow express(ExpressRuns.Run run, ZoneId zone) {
        return new ExpressRow(
                run.machine(),
                run.name(),
                shown(run.status()),
                style(run.status()),
                run.started().toString(),
                CLOCK.format(run.started().atZone(zone)),
                took(run.took()),
                run.error() == null ? "" : run.error(),
                run.cause() == null ? "" : run.cause());
    }

    private static String shown(String status) {
        return status.replace('_', ' ');
    }

    private static String style(String status) {
        return status.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String took(Duration took) {
        if (took.toMinutes() >= 120) {
            return took.toHours() + " h";
        }
        if (took.toSeconds() >= 120) {
            return took.toMinutes() + " min";
        }
        return took.toMillis() >= 1000 ? "%.1f s".formatted(took.toMillis() / 1000.0) : took.toMillis() + " ms";
    }
}
