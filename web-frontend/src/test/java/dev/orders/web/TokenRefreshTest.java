package dev.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.web.standin.Browser;
import dev.orders.web.standin.OrdersApi;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenRefreshTest extends DeskTest {
    /** Signed in with tokens that live for half of the margin in which they are refreshed. */
    @BeforeEach
    void signInWithTokensAboutToExpire() {
        POOL.lifetimeSeconds = 30;
        signIn();
        POOL.lifetimeSeconds = 900;
    }

    @Test
    void refreshesBothTokensBeforeTheyExpireAndKeepsThem() {
        browser.get("/orders");
        browser.get("/orders/new");

        assertThat(POOL.refreshes).hasValue(1);
        assertThat(API.calls).hasSize(2).allSatisfy(call -> {
            assertThat(POOL.secrets).hasSize(5); // refresh, id, access; id, access
            assertThat(call.headers()).containsEntry("X-Identity-Token", POOL.secrets.get(3));
            assertThat(call.headers()).containsEntry("Authorization", "Bearer " + POOL.secrets.get(4));
        });
    }

    @Test
    void refreshesOnceForRequestsThatComeTogether() throws ExecutionException, InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var pages = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> browser.look("/orders")))
                    .toList();
            for (var page : pages) {
                assertThat(page.get().status()).isEqualTo(200);
            }
        }

        assertThat(POOL.refreshes).hasValue(1);
        assertThat(API.calls)
                .extracting(call -> call.headers().get("X-Identity-Token"))
                .containsOnly(POOL.secrets.get(3));
    }

    @Test
    void refusedRefreshEndsTheSessionAndThePageIsRepeatedAfterSignIn() {
        POOL.refuseRefreshWith = "{\"error\":\"invalid_grant\"}";

        Browser.Page landing = browser.get("/orders/" + OrdersApi.NEWEST);

        assertThat(landing.uri()).hasToString(WEB_URL + "/");
        assertThat(landing.body()).contains("Your session has ended").doesNotContain("Sign out");
        assertThat(API.calls).isEmpty();
        assertThat(browser.get("/oauth2/authorization/cognito").uri())
                .hasToString(WEB_URL + "/orders/" + OrdersApi.NEWEST);
    }

    @Test
    void refusedRefreshOrdersNothing() {
        String csrf = csrf();
        POOL.refuseRefreshWith = "{\"error\":\"invalid_grant\"}";

        Browser.Page landing = browser.post("/orders", Map.of("_csrf", csrf, "quantity.LAMP-DESK-02", "1"));

        assertThat(landing.body()).contains("Nothing you were sending was ordered");
        assertThat(API.calls).isEmpty();
        assertThat(browser.get("/oauth2/authorization/cognito").uri()).hasToString(WEB_URL + "/orders");
    }

    @Test
    void unreachableTokenEndpointKeepsTheSession() {
        POOL.refuseRefreshWith = "out of order";

        assertThat(browser.get("/orders").status()).isEqualTo(503);

        POOL.refuseRefreshWith = "";
        assertThat(browser.look("/orders").status()).isEqualTo(200);
    }

    @Test
    void signingOutWhileTokensAreRefreshedStaysSignedOut() {
        String csrf = csrf();
        POOL.idTokenClaims = claims -> {
            browser.submit("/logout", Map.of("_csrf", csrf));
            return claims;
        };

        assertThat(browser.look("/orders").status()).isEqualTo(302);
        assertThat(browser.look("/orders").header("location")).isEqualTo("/oauth2/authorization/cognito");
        assertThat(API.calls).isEmpty();
    }

    @Test
    void refusesARefreshedIdTokenOfAnotherUser() {
        POOL.idTokenClaims = claims -> claims.subject("7d0c2b1e-0002-4000-8000-000000000002");

        assertThat(browser.get("/orders").body()).contains("Your session has ended");
        assertThat(API.calls).isEmpty();
    }

    @Test
    void refusesARefreshedTokenThatIsNoIdToken() {
        POOL.idTokenClaims = claims -> claims.claim("token_use", "access");

        assertThat(browser.get("/orders").body()).contains("Your session has ended");
        assertThat(API.calls).isEmpty();
    }
}
