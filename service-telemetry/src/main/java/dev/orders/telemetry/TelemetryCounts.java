package dev.orders.telemetry;

import java.util.Map;

/**
 * What became of a service's events since its start.
 *
 * @param sent taken by the stream
 * @param waiting not yet taken
 * @param lost dropped, by reason
 */
public record TelemetryCounts(long sent, long waiting, Map<String, Long> lost) {

    public TelemetryCounts {
        lost = Map.copyOf(lost);
    }
}
