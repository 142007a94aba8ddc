package dev.orders.web.operations;

import dev.orders.web.api.ApiClient;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** What was counted of late, asked of the API with the operator's own tokens. */
final class Summaries {
    private final ApiClient api;
    private final InstantSource clock;

    Summaries(ApiClient api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    Summary of(Range range) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return api.get(
                "/telemetry/summary?from={from}&to={to}", Map.of("from", range.from(now), "to", now), Summary.class);
    }
}
