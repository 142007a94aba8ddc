package dev.orders.api.telemetry;

import dev.orders.domain.telemetry.SummarizeTelemetry;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The resource {@code /telemetry/summary}. */
@Configuration(proxyBeanMethods = false)
public class TelemetryConfiguration {

    @Bean
    SummaryController summaryController(InstantSource clock) {
        return new SummaryController(new SummarizeTelemetry(), clock);
    }
}
