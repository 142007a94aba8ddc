package dev.orders.localcloud.cognito;

import static dev.orders.localcloud.cognito.CognitoTestApplication.PASSWORD;
import static dev.orders.localcloud.cognito.CognitoTestApplication.POOL;
import static dev.orders.localcloud.cognito.CognitoTestApplication.PUBLIC_CALLBACK;
import static dev.orders.localcloud.cognito.CognitoTestApplication.WEB;
import static dev.orders.localcloud.cognito.CognitoTestApplication.WEB_HOME;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostedUiPagesTest extends HostedUiFixture {

    private static final String LOGIN = "/login?" + Browser.query(authorizeRequest());
    private static final String PERSON = "customer1@example.com";

    @Test
    void theSignInPageAllowsItselfAndTheCallbackAndNothingInline() {
        HttpResponse<String> page = browser().get(LOGIN);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
                        + " frame-ancestors 'none'; form-action 'self' http://localhost:9999");
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(page.body()).doesNotContain("<script", "<style", "style=", "onclick");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/hosted-ui/hosted-ui.css", "/hosted-ui/icon.svg"})
    void servesWhatThePagesLinkTo(String path) {
        assertThat(browser().get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void theSessionCookieIsTheHostedUisOwnAndLivesAnHour() {
        HttpResponse<String> response = browser().signIn(LOGIN, PERSON, PASSWORD);

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(Browser.location(response)).isEqualTo(LOGIN.replace("/login", "/oauth2/authorize"));
        String cookie = cookie(response, "cognito");
        assertThat(cookie).contains("Path=/;", "Max-Age=3600", "HttpOnly", "SameSite=Lax");
        assertThat(response.headers().allValues("Set-Cookie")).noneMatch(set -> set.startsWith("JSESSIONID"));
    }

    @Test
    void anHourLaterThePasswordIsAskedForAgain() {
        Browser browser = browser();
        browser.authorize(authorizeRequest(), PERSON);

        clock.putForward(Duration.ofHours(1));

        assertThat(authorizeAgain(browser)).startsWith("/login?");
    }

    @Test
    void takesNoSessionThatItDidNotStart() {
        HttpResponse<String> response =
                browser().get("/oauth2/authorize?" + Browser.query(authorizeRequest()), "Cookie", "cognito=chosen");

        assertThat(Browser.location(response)).startsWith("/login?");
    }

    @Test
    void saysTheSameOfAWrongPasswordAndOfNobody() {
        Browser browser = browser();

        HttpResponse<String> wrong = browser.signIn(LOGIN, "customer2@example.com", "Wrong-password-1");
        HttpResponse<String> nobody = browser.signIn(LOGIN, "nobody@example.com", "Wrong-password-1");

        for (HttpResponse<String> response : List.of(wrong, nobody)) {
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body())
                    .contains("Incorrect username or password.")
                    .doesNotContain("Wrong-password-1");
            assertThat(response.headers().allValues("Set-Cookie")).noneMatch(set -> set.startsWith("cognito="));
        }
        assertThat(withoutVariables(wrong, "customer2@example.com"))
                .isEqualTo(withoutVariables(nobody, "nobody@example.com"));
    }

    @Test
    void theFifthFailureLocksTheNameForASecondAndTheNextForTwo() {
        Browser browser = browser();
        for (int failure = 0; failure < 5; failure++) {
            assertThat(browser.signIn(LOGIN, "locked@example.com", "wrong").body())
                    .contains("Incorrect username or password.");
        }

        assertThat(browser.signIn(LOGIN, "locked@example.com", "wrong").body()).contains("Password attempts exceeded");
        clock.putForward(Duration.ofSeconds(1));
        assertThat(browser.signIn(LOGIN, "locked@example.com", "wrong").body())
                .contains("Incorrect username or password.");
        clock.putForward(Duration.ofMillis(1500));
        assertThat(browser.signIn(LOGIN, "locked@example.com", "wrong").body()).contains("Password attempts exceeded");
    }

    @Test
    void escapesWhatWasTyped() {
        assertThat(browser()
                        .signIn(LOGIN, "\"><script>alert(1)</script>", "wrong")
                        .body())
                .doesNotContain("<script>");
    }

    @Test
    void refusesAFormFromElsewhere() {
        Map<String, String> form = Map.of("username", PERSON, "password", PASSWORD);
        Map<String, String> forged = Map.of("username", PERSON, "password", PASSWORD, "_csrf", "forged");

        for (HttpResponse<String> response :
                List.of(browser().post(LOGIN, form), browser().post(LOGIN, forged))) {
            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(response.body()).contains("The sign-in form is out of date");
            assertThat(response.headers().allValues("Set-Cookie")).noneMatch(set -> set.startsWith("cognito="));
        }
        assertThat(cookie(browser().get(LOGIN), "XSRF-TOKEN")).contains("Path=/login", "HttpOnly", "SameSite=Lax");
    }

    @Test
    void signsOutAndGoesToTheClientsSignOutUrl() {
        Browser browser = browser();
        browser.authorize(authorizeRequest(), PERSON);

        HttpResponse<String> response =
                browser.get("/logout?" + Browser.query(Map.of("client_id", WEB, "logout_uri", WEB_HOME)));

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(Browser.location(response)).isEqualTo(WEB_HOME);
        assertThat(cookie(response, "cognito")).contains("Max-Age=0");
        assertThat(authorizeAgain(browser)).startsWith("/login?");
    }

    @Test
    void aCopiedCookieIsWorthNothingAfterSignOut() {
        Browser browser = browser();
        HttpResponse<String> signedIn = browser.signIn(LOGIN, PERSON, PASSWORD);
        String copied = cookie(signedIn, "cognito").split(";")[0];

        browser.get("/logout?" + Browser.query(Map.of("client_id", WEB, "logout_uri", WEB_HOME)));

        assertThat(Browser.location(
                        browser().get("/oauth2/authorize?" + Browser.query(authorizeRequest()), "Cookie", copied)))
                .startsWith("/login?");
    }

    @Test
    void signsOutToTheSignInPageOfAnotherSignIn() {
        String query = Browser.query(authorizeRequest());

        assertThat(Browser.location(browser().get("/logout?" + query))).isEqualTo("/login?" + query);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "client_id=web-client-id",
                "client_id=nobody&logout_uri=http://localhost:8080/",
                "client_id=web-client-id&logout_uri=https://attacker.example/",
                "client_id=public-client-id&logout_uri=http://localhost:8080/",
                "client_id=web-client-id&logout_uri=http://localhost:8080/&id_token_hint=token",
                "post_logout_redirect_uri=http://localhost:8080/",
            })
    void refusesToSignOutAsCognitoDoes(String query) {
        Browser browser = browser();
        browser.authorize(authorizeRequest(), PERSON);

        HttpResponse<String> response = browser.get("/logout?" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("You were not signed out");
        assertThat(authorizeAgain(browser)).startsWith(PUBLIC_CALLBACK + "?code=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/signup",
                "/forgotPassword",
                "/confirmUser",
                "/confirmforgotPassword",
                "/oauth2/introspect",
                "/oauth2/device_authorization",
                "/oauth2/device_verification",
                "/oauth2/par",
                "/oauth2/register",
                "/oauth2/jwks",
                "/oauth2/idpresponse",
                "/saml2/idpresponse",
                "/connect/logout",
                "/connect/register",
                "/userinfo",
                "/.well-known/openid-configuration",
                "/.well-known/oauth-authorization-server",
                "/" + POOL + "/.well-known/oauth-authorization-server",
                "/" + POOL + "/oauth2/token",
            })
    void offersNothingBeyondCognitosPaths(String path) {
        assertThat(browser().get(path).statusCode()).as("GET").isEqualTo(404);
        assertThat(browser().post(path, Map.of()).statusCode()).as("POST").isEqualTo(404);
    }

    private String authorizeAgain(Browser browser) {
        return Browser.location(browser.get("/oauth2/authorize?" + Browser.query(authorizeRequest())));
    }

    private static String cookie(HttpResponse<?> response, String name) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith(name + "="))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no cookie " + name));
    }

    private static String withoutVariables(HttpResponse<String> page, String name) {
        return page.body().replace(name, "").replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }
}
