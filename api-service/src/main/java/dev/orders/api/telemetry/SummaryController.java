package dev.orders.api.telemetry;

import dev.orders.domain.telemetry.Rollups;
import dev.orders.domain.telemetry.SummarizeTelemetry;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What operators see. {@link Rollups} is read with the caller's rights: see {@link dev.orders.api.security.OfCaller}. */
@RestController
final class SummaryController {
    private final SummarizeTelemetry summarize;
    private final InstantSource clock;

    SummaryController(SummarizeTelemetry summarize, InstantSource clock) {
        this.summarize = summarize;
        this.clock = clock;
    }

    @GetMapping(path = "/telemetry/summary", produces = MediaType.APPLICATION_JSON_VALUE)
    SummaryView summary(
            Rollups rollups,
            @RequestParam(name = "from", required = false) @Nullable String from,
            @RequestParam(name = "to", required = false) @Nullable String to) {
        var now = clock.instant();
        return SummaryView.of(summarize.summarize(rollups, RangeParameters.range(from, to, now)), now);
    }
}
