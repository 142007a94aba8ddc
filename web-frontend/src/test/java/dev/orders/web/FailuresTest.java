package dev.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.web.standin.Browser;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest extends DeskTest {
    @BeforeEach
    void signedIn() {
        signIn();
    }

    @ParameterizedTest
    @CsvSource({
        "500, 503, Back in a moment",
        "502, 503, Back in a moment",
        "504, 503, Back in a moment",
        "403, 403, You can’t do this",
        "429, 429, A little too fast",
        "404, 404, There’s nothing here",
        "400, 400, That request didn’t make sense"
    })
    void turnsTheGatewaysOwnAnswersIntoPages(int answered, int shown, String title) {
        API.fail("GET /v1/orders", answered, "application/json", "{\"message\":\"Internal detail\"}");

        Browser.Page page = browser.get("/orders");

        assertThat(page.status()).isEqualTo(shown);
        assertThat(page.body()).contains(title).doesNotContain("Internal detail");
    }

    @Test
    void errorPagesStillKnowWhoLooks() {
        API.fail("GET /v1/orders", 404, "application/json", "{}");

        assertThat(browser.get("/orders").body()).contains("Sign out", "To your orders", "Your orders");
    }

    @Test
    void saysWhenToComeBack() {
        API.fail("GET /v1/orders", 503, "application/json", "{}");

        assertThat(browser.get("/orders").header("retry-after")).isEqualTo("10");
    }

    @Test
    void anAnswerThatIsNotTheApisIsAnOutage() {
        API.fail("GET /v1/orders", 200, "text/html", "<h1>Captive portal</h1>");

        assertThat(browser.get("/orders").status()).isEqualTo(503);
    }

    @Test
    void tokensThatTheApiRefusesEndTheSession() {
        API.fail("GET /v1/orders", 401, "application/json", "{\"message\":\"The incoming token has expired\"}");

        assertThat(browser.get("/orders").body()).contains("Your session has ended");
        assertThat(browser.look("/orders").header("location")).isEqualTo("/oauth2/authorization/cognito");
    }

    @Test
    void unknownAddressIsAPage() {
        Browser.Page page = browser.get("/nothing-here");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).contains("There’s nothing here", "To your orders");
    }

    @Test
    void wrongMethodIsAPage() {
        Browser.Page page = browser.post("/orders/new", Map.of("_csrf", csrf()));

        assertThat(page.status()).isEqualTo(405);
        assertThat(page.body()).contains("That doesn’t work here");
    }

    @Test
    void tooLargeAFormIsAPage() {
        Browser.Page page = browser.post("/orders", Map.of("_csrf", csrf(), "note", "x".repeat(70_000)));

        assertThat(page.status()).isEqualTo(413);
        assertThat(page.body()).contains("That was too much");
        assertThat(API.calls).isEmpty();
    }

    @Test
    void malformedAddressIsRefused() {
        assertThat(browser.look("/orders;x=1").status()).isEqualTo(400);
    }

    @Test
    void healthNeedsNoSignInAndNothingElseOfTheActuatorIsThere() {
        var stranger = new Browser(WEB_URL);

        assertThat(stranger.get("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(stranger.get("/actuator/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(browser.get("/actuator/env").status()).isEqualTo(404);
    }
}
