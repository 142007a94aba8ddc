package dev.orders.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the front end tells of the requests that it answers, and who may read what became of it. */
class TelemetryTest extends DeskTest {

    @Test
    void tellsOfPagesByTheirTemplates() {
        signIn();
        browser.get("/orders/01936ad2-0000-7000-8000-000000000001");

        var handled = handled("/orders/{orderId}");
        assertThat(handled.path("source").stringValue()).isEqualTo("/web-frontend");
        assertThat(handled.at("/data/method").stringValue()).isEqualTo("GET");
        assertThat(handled.toString()).doesNotContain("01936ad2");
    }

    @Test
    void tellsOfRefusedRequestsAndKeepsTheirPathsToItself() {
        browser.look("/nobody-knows-this-page");

        assertThat(handled("other").at("/data/status").intValue()).isEqualTo(302);
        assertThat(STREAM.events()).noneMatch(event -> event.toString().contains("nobody-knows"));
    }

    @Test
    void tellsNothingOfHealthChecksAndAssets() {
        browser.look("/actuator/health/readiness");
        browser.look("/assets/none.css");
        browser.look("/");

        handled("/");
        assertThat(STREAM.events())
                .extracting(event -> event.at("/data/route").stringValue())
                .noneMatch(route -> route.startsWith("/actuator") || route.startsWith("/assets"));
    }

    @Test
    void showsOperatorsWhatBecameOfItsEvents() {
        signIn(List.of("customers", "operators"));
        var page = browser.look("/actuator/telemetry");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("\"sent\"", "\"waiting\"", "\"lost\"", "\"buffer-full\"");
    }

    @Test
    void showsItToNobodyElse() {
        assertThat(browser.look("/actuator/telemetry").status()).isEqualTo(302);
        signIn(List.of("customers", "approvers"));
        assertThat(browser.look("/actuator/telemetry").status()).isEqualTo(403);
    }

    private static JsonNode handled(String route) {
        return await().until(
                        () -> STREAM.events().stream()
                                .filter(event -> event.path("type")
                                                .stringValue()
                                                .equals("request.handled")
                                        && event.at("/data/route").stringValue().equals(route))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
