package dev.orders.web.requests;

import dev.orders.telemetry.KinesisTelemetry;
import dev.orders.telemetry.web.RequestTelemetry;
import dev.orders.telemetry.web.TelemetryEndpoint;
import dev.orders.web.settings.FrontendSettings;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

@Configuration(proxyBeanMethods = false)
class RequestsConfiguration {

    @Bean
    KinesisTelemetry telemetry(FrontendSettings settings, Clock clock) {
        var http = UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(1))
                .socketTimeout(Duration.ofSeconds(2));
        return new KinesisTelemetry(
                "web-frontend",
                settings.telemetryStream(),
                () -> KinesisTelemetry.client()
                        .region(Region.of(settings.region()))
                        .httpClientBuilder(http)
                        .build(),
                clock);
    }

    @Bean
    RequestTelemetry requestTelemetry(KinesisTelemetry telemetry, Clock clock) {
        return new RequestTelemetry(telemetry, clock);
    }

    @Bean
    TelemetryEndpoint telemetryEndpoint(KinesisTelemetry telemetry) {
        return new TelemetryEndpoint(telemetry);
    }
}
