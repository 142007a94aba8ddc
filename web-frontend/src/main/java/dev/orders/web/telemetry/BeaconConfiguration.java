package dev.orders.web.telemetry;

import dev.orders.telemetry.KinesisTelemetry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BeaconConfiguration {
    @Bean
    Relay relay(KinesisTelemetry telemetry, Clock clock) {
        return new Relay(telemetry::lost, clock);
    }
}
