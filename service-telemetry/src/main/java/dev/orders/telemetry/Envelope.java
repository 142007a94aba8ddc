package dev.orders.telemetry;

import java.io.ByteArrayOutputStream;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes an event out as a CloudEvent in JSON.
 *
 * @param service who says so
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">JSON format</a>
 * @see <a href="https://github.com/cloudevents/spec/blob/main/cloudevents/extensions/authcontext.md">Auth context</a>
 */
record Envelope(String service, JsonFactory json) {

    Envelope(String service) {
        this(service, new JsonFactory());
    }

    Entry entry(TelemetryEvent event) {
        var bytes = new ByteArrayOutputStream(512);
        try (var out = json.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            out.writeStringProperty("specversion", "1.0");
            out.writeStringProperty("id", event.id());
            out.writeStringProperty("type", event.type());
            out.writeStringProperty("source", "/" + service);
            out.writeStringProperty(
                    "time", event.time().truncatedTo(ChronoUnit.MILLIS).toString());
            if (event.subject() != null) {
                out.writeStringProperty("subject", event.subject());
            }
            out.writeStringProperty("datacontenttype", "application/json");
            out.writeStringProperty("authtype", "service_account");
            out.writeStringProperty("authid", service);
            out.writeObjectPropertyStart("data");
            new TreeMap<>(event.data()).forEach((name, value) -> write(out.writeName(name), value));
            out.writeEndObject();
            out.writeEndObject();
        }
        return new Entry(event.partitionKey(), bytes.toByteArray());
    }

    private static void write(JsonGenerator out, Object value) {
        switch (value) {
            case Boolean flag -> out.writeBoolean(flag);
            case Integer number -> out.writeNumber(number);
            case Long number -> out.writeNumber(number);
            case Number number -> out.writeNumber(number.toString());
            default -> out.writeString(value.toString());
        }
    }
}
