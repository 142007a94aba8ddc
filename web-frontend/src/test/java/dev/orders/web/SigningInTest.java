package dev.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.orders.web.standin.Browser;
import dev.orders.web.standin.UserPool;
import java.net.HttpCookie;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SigningInTest extends DeskTest {
    private static final String CALLBACK = "/login/oauth2/code/cognito";

    @Test
    void asksTheHostedUiForACodeWithProofKeyStateAndNonce() {
        String location = browser.look("/oauth2/authorization/cognito").header("location");

        assertThat(location)
                .startsWith(POOL.url() + "/oauth2/authorize?")
                .contains("response_type=code", "client_id=" + UserPool.CLIENT_ID, "code_challenge_method=S256")
                .contains("code_challenge=", "state=", "nonce=", "redirect_uri=" + WEB_URL + CALLBACK)
                .contains("scope=openid%20email%20profile%20orders/read%20orders/write%20orders/approve")
                .doesNotContain(UserPool.CLIENT_SECRET);
    }

    @Test
    void comesBackToThePageThatNeededTheSignIn() {
        Browser.Page page = browser.get("/orders?cursor=older%26than%3Dthis%2Bone");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.uri()).hasToString(WEB_URL + "/orders?cursor=older%26than%3Dthis%2Bone");
        assertThat(page.body()).contains("customer1@example.com", "Sign out");
    }

    @Test
    void changesTheSessionIdAtSignIn() {
        browser.look("/orders");
        String before = session();
        signIn();

        assertThat(session()).isNotEqualTo(before);
    }

    @Test
    void landingPageIsPublicAndSetsNoCookie() {
        assertThat(browser.get("/").body()).contains("/oauth2/authorization/cognito");
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void landingPageSendsASignedInUserToTheOrders() {
        signIn();

        assertThat(browser.get("/").uri()).hasToString(WEB_URL + "/orders");
    }

    static Stream<Arguments> forgeries() {
        return Stream.of(
                forgery("another issuer", claims -> claims.issuer("http://localhost:1/pool")),
                forgery("another client's", claims -> claims.audience("another-client")),
                forgery("an access token", claims -> claims.claim("token_use", "access")),
                forgery("no token_use", claims -> claims.claim("token_use", null)),
                forgery("another sign-in's nonce", claims -> claims.claim("nonce", "replayed")),
                forgery("no nonce", claims -> claims.claim("nonce", null)),
                forgery(
                        "expired",
                        claims -> claims.issueTime(Date.from(Instant.now().minusSeconds(7200)))
                                .expirationTime(Date.from(Instant.now().minusSeconds(3600)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void refusesAnIdTokenThatIs(String what, UnaryOperator<JWTClaimsSet.Builder> change) {
        POOL.idTokenClaims = change;

        Browser.Page page = browser.get("/orders");

        assertThat(page.uri()).hasToString(WEB_URL + "/");
        assertThat(page.body()).contains("Signing in didn’t work this time").doesNotContain("Sign out");
        assertThat(API.calls).isEmpty();
    }

    @Test
    void refusesACodeThatThisBrowserDidNotAskFor() {
        Browser.Page page = browser.get(CALLBACK + "?code=stolen&state=guessed");

        assertThat(page.body()).contains("Signing in didn’t work this time");
        assertThat(browser.get("/").body()).as("said once").doesNotContain("didn’t work");
    }

    @Test
    void takesNoHostFromTheRequest() {
        Browser.Page page = browser.look(
                "/orders",
                "X-Forwarded-Host",
                "evil.example",
                "X-Forwarded-Proto",
                "https",
                "Forwarded",
                "host=evil.example");

        assertThat(page.header("location")).isEqualTo("/oauth2/authorization/cognito");
    }

    @Test
    void signsOutHereAndAtTheHostedUi() {
        signIn();

        Browser.Page answer = browser.submit("/logout", Map.of("_csrf", csrf()));

        assertThat(answer.header("location"))
                .isEqualTo(POOL.url() + "/logout?client_id=web-client&logout_uri="
                        + WEB_URL.replace(":", "%3A").replace("/", "%2F") + "%2F");
        assertThat(browser.get(answer.header("location")).body()).contains("You are signed out");
        assertThat(browser.look("/orders").header("location")).isEqualTo("/oauth2/authorization/cognito");
    }

    @Test
    void staysSignedInWhenTheSignOutFormIsNotOurs() {
        signIn();

        Browser.Page answer = browser.post("/logout", Map.of());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("This form is out of date");
        assertThat(browser.get("/orders").status()).isEqualTo(200);
    }

    @Test
    void tellsAnApproverWhatTheAccountMayDo() {
        signIn(List.of("approvers"));

        Browser.Page page = browser.get("/orders");

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body())
                .contains("This page is for customers", "decide on orders that wait for approval", "To the approvals")
                .doesNotContain("live figures", "Your orders</a>");
        assertThat(API.calls).isEmpty();
    }

    @Test
    void tellsAnAccountWithoutGroupsWhomToAsk() {
        signIn(List.of());

        assertThat(browser.get("/orders/new").body()).contains("Your account is in no group yet");
    }

    private static Arguments forgery(String what, UnaryOperator<JWTClaimsSet.Builder> change) {
        return Arguments.of(what, change);
    }

    private String session() {
        return browser.cookies().stream()
                .filter(cookie -> cookie.getName().equals("ORDERS_SESSION"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }
}
