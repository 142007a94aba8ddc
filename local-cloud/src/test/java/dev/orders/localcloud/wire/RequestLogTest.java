package dev.orders.localcloud.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestLogTest {

    private final RequestLog log = new RequestLog(3);

    @Test
    void keepsTheNewestHopsAndNoMore() {
        for (String id : List.of("a", "b", "c", "d")) {
            log.record(hop(id, "trace"));
        }

        assertThat(log.recent(10)).extracting(Hop::requestId).containsExactly("d", "c", "b");
        assertThat(log.recent(1)).extracting(Hop::requestId).containsExactly("d");
    }

    @Test
    void showsTheHopsOfOneTraceInTheirOrder() {
        log.record(hop("a", "one"));
        log.record(hop("b", "other"));
        log.record(hop("c", "one"));

        assertThat(log.trace("one")).extracting(Hop::requestId).containsExactly("a", "c");
    }

    private static Hop hop(String requestId, String traceId) {
        return new Hop.SdkCall(
                Instant.EPOCH,
                Duration.ZERO,
                requestId,
                traceId,
                "dynamodb",
                "GetItem",
                "anonymous",
                "unsigned",
                List.of(),
                200,
                null);
    }
}
