package dev.orders.functions.rollup;

import dev.orders.functions.rollup.counting.SequenceNumber;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What an invocation says of itself, in one line of JSON: how many records became what, and nothing that is in them. */
final class InvocationLog {

    private static final JsonFactory JSON = new JsonFactory();

    private InvocationLog() {}

    static String line(int records, Collection<ShardReport> reports, Duration duration) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            json.writeStringProperty("message", "rolled up");
            json.writeNumberProperty("records", records);
            json.writeNumberProperty("counted", sum(reports, ShardReport::counted));
            json.writeNumberProperty("refused", sum(reports, ShardReport::refused));
            json.writeNumberProperty("repeated", sum(reports, ShardReport::repeated));
            json.writeNumberProperty("skipped", sum(reports, ShardReport::skipped));
            json.writeNumberProperty("left", sum(reports, ShardReport::left));
            json.writeNumberProperty("transactions", sum(reports, ShardReport::transactions));
            json.writeNumberProperty("milliseconds", duration.toMillis());
            String reasons = reports.stream()
                    .map(ShardReport::reason)
                    .filter(Objects::nonNull)
                    .distinct()
                    .collect(Collectors.joining(", "));
            if (!reasons.isEmpty()) {
                json.writeStringProperty("reason", reasons);
                json.writeStringProperty(
                        "leftFrom",
                        reports.stream()
                                .map(ShardReport::failure)
                                .filter(Objects::nonNull)
                                .map(SequenceNumber::text)
                                .collect(Collectors.joining(", ")));
            }
            json.writeEndObject();
        }
        return line.append('\n').toString();
    }

    private static int sum(Collection<ShardReport> reports, ToIntFunction<ShardReport> number) {
        return reports.stream().mapToInt(number).sum();
    }
}
