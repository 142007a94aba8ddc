package dev.orders.localcloud.cognito;

import static dev.orders.localcloud.cognito.CognitoTestApplication.PUBLIC_CALLBACK;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizeEndpointTest extends HostedUiFixture {

    @Test
    void sendsAStrangerToTheSignInPageWithTheSameQuery() {
        String query = Browser.query(authorizeRequest());

        assertThat(Browser.location(browser().get("/oauth2/authorize?" + query)))
                .isEqualTo("/login?" + query);
    }

    @Test
    void asksAPersonWithASessionForNothing() {
        Browser browser = browser();
        browser.authorize(authorizeRequest(), "customer1@example.com");

        HttpResponse<String> again = browser.get("/oauth2/authorize?" + Browser.query(webAuthorizeRequest()));

        assertThat(Browser.location(again)).startsWith(CognitoTestApplication.WEB_CALLBACK + "?code=");
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, '', invalid_request",
        "response_type, id_token, invalid_request",
        "response_type, token, unauthorized_client",
        "code_challenge_method, '', invalid_request",
        "code_challenge_method, plain, invalid_request",
        "code_challenge, '', invalid_request",
        "code_challenge, short, invalid_request",
        "scope, openid orders/delete, invalid_scope",
        "scope, email, invalid_scope",
        "identity_provider, Elsewhere, invalid_request",
    })
    void tellsTheClientWhatItMayNotAsk(String parameter, String value, String error) {
        Map<String, String> request = authorizeRequest();
        if (value.isEmpty()) {
            request.remove(parameter);
        } else {
            request.put(parameter, value);
        }

        assertThat(authorize(request))
                .isEqualTo(PUBLIC_CALLBACK + "?error=" + error + "&state=a%20state%2Fwith%3Dsigns");
        assertThat(Browser.location(browser().get("/login?" + Browser.query(request))))
                .startsWith(PUBLIC_CALLBACK + "?error=" + error);
    }

    @Test
    void refusesAJsonState() {
        Map<String, String> request = authorizeRequest();
        request.put("state", "{\"after\":\"/orders\"}");

        assertThat(authorize(request)).startsWith(PUBLIC_CALLBACK + "?error=invalid_request&state=%7B");
    }

    @Test
    void refusesARepeatedParameter() {
        String query = Browser.query(authorizeRequest()) + "&scope=openid";

        assertThat(Browser.location(browser().get("/oauth2/authorize?" + query)))
                .startsWith(PUBLIC_CALLBACK + "?error=invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://attacker.example/callback",
                "http://localhost:9999/callback/",
                "http://localhost:9999/callback?next=1",
                "http://localhost:9999/callback#",
                "HTTP://localhost:9999/callback",
                "http://localhost:8080/login/oauth2/code/cognito",
                "/callback",
                "javascript:alert(1)",
            })
    void neverRedirectsToAnAddressThatIsNotTheClients(String redirectUri) {
        Map<String, String> request = authorizeRequest();
        request.put("redirect_uri", redirectUri);

        String location = authorize(request);

        assertThat(location).isEqualTo("/error?error=redirect_mismatch&client_id=public-client-id");
        HttpResponse<String> page = browser().get(location);
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("The redirect_uri is not one of the app client&#39;s callback URLs.");
    }

    @Test
    void showsAPageForAnUnknownClient() {
        Map<String, String> request = authorizeRequest();
        request.put("client_id", "<script>");

        String location = authorize(request);

        assertThat(location).isEqualTo("/error?error=invalid_client&client_id=%3Cscript%3E");
        HttpResponse<String> page = browser().get(location);
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body())
                .contains("There is no app client with this client_id.")
                .doesNotContain("<script>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id", "redirect_uri"})
    void showsAPageWhenItCannotKnowWhomToTell(String missing) {
        Map<String, String> request = authorizeRequest();
        request.remove(missing);

        assertThat(authorize(request)).startsWith("/error?error=invalid_request");
    }

    @Test
    void grantsAllOfTheClientsScopesWhenNoneIsNamed() throws Exception {
        Map<String, String> request = authorizeRequest();
        request.remove("scope");
        Browser browser = browser();

        URI callback = browser.authorize(request, "customer1@example.com");

        assertThat(tokens(browser.post("/oauth2/token", codeExchange(callback)))
                        .access()
                        .getJWTClaimsSet()
                        .getStringClaim("scope"))
                .isEqualTo("openid email profile orders/read orders/write orders/approve");
    }

    @Test
    void takesGetOnly() {
        HttpResponse<String> response = browser().post("/oauth2/authorize", authorizeRequest());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("GET");
    }

    private String authorize(Map<String, String> request) {
        HttpResponse<String> response = browser().get("/oauth2/authorize?" + Browser.query(request));
        assertThat(response.statusCode()).isEqualTo(302);
        return Browser.location(response);
    }
}
