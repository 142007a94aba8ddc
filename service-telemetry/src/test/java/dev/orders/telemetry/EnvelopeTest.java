package dev.orders.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
    private static final Envelope ENVELOPE = new Envelope("api-service");

    private static String text(TelemetryEvent event) {
        return new String(ENVELOPE.entry(event).data(), StandardCharsets.UTF_8);
    }

    @Test
    void writesACloudEvent() {
        var event = new TelemetryEvent(
                "order-1.placed",
                "order.placed",
                "order-1",
                "order-1",
                Instant.parse("2026-11-23T14:05:06.789123456Z"),
                Map.of("currency", "EUR", "total", 9_007_199_254_740_991L, "automatic", true));

        assertThat(text(event))
                .isEqualTo("{\"specversion\":\"1.0\",\"id\":\"order-1.placed\",\"type\":\"order.placed\","
                        + "\"source\":\"/api-service\",\"time\":\"2026-11-23T14:05:06.789Z\",\"subject\":\"order-1\","
                        + "\"datacontenttype\":\"application/json\",\"authtype\":\"service_account\","
                        + "\"authid\":\"api-service\","
                        + "\"data\":{\"automatic\":true,\"currency\":\"EUR\",\"total\":9007199254740991}}");
        assertThat(ENVELOPE.entry(event).partitionKey()).isEqualTo("order-1");
    }

    @Test
    void leavesOutTheSubjectThatThereIsNot() {
        assertThat(text(Events.event("a"))).doesNotContain("subject", "null");
    }

    @Test
    void escapesWhatIsNoJson() {
        var nasty = new TelemetryEvent("a\"b", "t", "\n\u2028\ud83d\ude00", "k", Events.AT, Map.of("x", "\\\u0000\""));
        assertThat(text(nasty)).contains("\"a\\\"b\"", "\"\\n", "\ud83d\ude00", "\\\\\\u0000\\\"");
    }

    @Test
    void countsBytesAsKinesisDoes() {
        var entry = new Entry("k\u00e4y", "12345".getBytes(StandardCharsets.UTF_8));
        assertThat(entry.size()).isEqualTo(9);
    }

    @Test
    void refusesWhatNobodyCouldSend() {
        for (String key : List.of("", "k".repeat(257))) {
            assertThatThrownBy(() -> Events.event("a", key)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new TelemetryEvent("a", "t", null, "k", Events.AT, Map.of("x", List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
