package dev.orders.telemetry.web;

import dev.orders.telemetry.KinesisTelemetry;
import dev.orders.telemetry.TelemetryCounts;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code /actuator/telemetry}: what became of the service's events, also while the stream can't be told. */
@Endpoint(id = "telemetry")
public final class TelemetryEndpoint {
    private final KinesisTelemetry telemetry;

    public TelemetryEndpoint(KinesisTelemetry telemetry) {
        this.telemetry = telemetry;
    }

    @ReadOperation
    public TelemetryCounts counts() {
        return telemetry.counts();
    }
}
