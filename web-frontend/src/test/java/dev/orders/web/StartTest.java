package dev.orders.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orders.web.standin.Browser;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartTest {
    /** Nothing listens on port 1: a start that called out would fail. */
    private static final Map<String, Object> NOTHING_REACHABLE = Map.of(
            "ISSUER", "http://localhost:1/pool",
            "HOSTED_UI_URL", "http://localhost:1",
            "WEB_CLIENT_ID", "client",
            "WEB_CLIENT_SECRET", "secret",
            "WEB_URL", "https://orders.example",
            "API_URL", "http://localhost:1/v1",
            "AWS_REGION", "eu-west-1",
            "TELEMETRY_STREAM", "telemetry",
            "PORT", "0");

    @Test
    void missingSettingIsOneLineInTheLog(CapturedOutput log) {
        assertThatThrownBy(() -> new SpringApplicationBuilder(WebApplication.class).run())
                .isNotNull();

        assertThat(log.getAll().lines().filter(line -> !line.contains(" INFO ") && line.contains("[")))
                .singleElement()
                .asString()
                .endsWith(
                        "web-frontend cannot start: ISSUER is missing; HOSTED_UI_URL is missing; WEB_CLIENT_ID is missing; "
                                + "WEB_CLIENT_SECRET is missing; WEB_URL is missing; API_URL is missing; AWS_REGION is missing; TELEMETRY_STREAM is missing");
        assertThat(log.getAll()).doesNotContain("\tat ", "Caused by", "Exception");
    }

    @Test
    void startsWhileNothingIsReachable() {
        try (var context = new SpringApplicationBuilder(WebApplication.class)
                .properties(NOTHING_REACHABLE)
                .run()) {
            assertThat(context.isRunning()).isTrue();
        }
    }

    @Test
    void overTlsCookiesAreSecureAndBoundToTheHost() {
        try (var context = new SpringApplicationBuilder(WebApplication.class)
                .properties(NOTHING_REACHABLE)
                .run()) {
            var port = context.getEnvironment().getRequiredProperty("local.server.port");
            var answer = new Browser("http://localhost:" + port).look("/orders");

            assertThat(answer.header("set-cookie"))
                    .startsWith("__Host-ORDERS_SESSION=")
                    .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax");
            assertThat(answer.header("strict-transport-security")).contains("max-age=31536000");
        }
    }
}
