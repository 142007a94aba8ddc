package dev.orders.localcloud.cognito;

import static dev.orders.localcloud.cognito.CognitoTestApplication.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RevocationAndUserInfoTest extends HostedUiFixture {

    private static final String PERSON = "customer1@example.com";

    @Test
    void tellsThePersonsAttributesAsStrings() throws Exception {
        Tokens tokens = publicTokens(PERSON);

        HttpResponse<String> response = userInfo(tokens.access().serialize());

        assertThat(response.statusCode()).isEqualTo(200);
        String sub = tokens.id().getJWTClaimsSet().getSubject();
        assertThat((Object) json(response))
                .isEqualTo(Map.of("sub", sub, "username", sub, "email", PERSON, "email_verified", "true"));
    }

    @Test
    void refusesARequestWithoutABearerToken() {
        HttpResponse<String> response = browser().get("/oauth2/userInfo");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .contains("error=\"invalid_request\", error_description=\"Bad OAuth2 request at UserInfo Endpoint\"");
        assertThat(browser().post("/oauth2/userInfo", Map.of()).statusCode()).isEqualTo(405);
    }

    @Test
    void refusesTokensThatAreNotItsAccessTokens() throws Exception {
        Tokens tokens = publicTokens(PERSON);
        var claims = tokens.access().getJWTClaimsSet();
        String signature = tokens.access().serialize();
        SignedJWT symmetric = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(tokens.access().getHeader().getKeyID())
                        .build(),
                claims);
        symmetric.sign(new MACSigner("a secret that is long enough for this algorithm"));

        refuses(userInfo(tokens.id().serialize()));
        refuses(userInfo(new PlainJWT(claims).serialize()));
        refuses(userInfo(symmetric.serialize()));
        refuses(userInfo(signature.substring(0, signature.length() - 8) + "AAAAAAAA"));
        refuses(userInfo(tokens.refreshToken()));
    }

    @Test
    void refusesAnExpiredAccessToken() {
        Tokens tokens = publicTokens(PERSON);

        clock.putForward(Duration.ofMinutes(15));

        refuses(userInfo(tokens.access().serialize()));
    }

    @Test
    void refusesATokenWithoutOpenid() {
        Map<String, String> request = authorizeRequest();
        request.put("scope", "orders/read");
        Browser browser = browser();
        String accessToken =
                (String) json(browser.post("/oauth2/token", codeExchange(browser.authorize(request, PERSON))))
                        .get("access_token");

        refuses(userInfo(accessToken));
    }

    @Test
    void aRevokedRefreshTokenRefreshesNothingAndTakesItsAccessTokensAlong() {
        Tokens tokens = publicTokens(PERSON);
        Tokens refreshed = tokens(browser().post("/oauth2/token", refresh(tokens.refreshToken())));
        assertThat(userInfo(tokens.access().serialize()).statusCode()).isEqualTo(200);

        HttpResponse<String> response = revoke(tokens.refreshToken());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(browser()
                        .post("/oauth2/token", refresh(tokens.refreshToken()))
                        .body())
                .isEqualTo("{\"error\":\"invalid_grant\"}");
        refuses(userInfo(tokens.access().serialize()));
        refuses(userInfo(refreshed.access().serialize()));
    }

    @Test
    void revokingTwiceOrRevokingNothingSucceeds() {
        Tokens tokens = publicTokens(PERSON);

        assertThat(revoke(tokens.refreshToken()).statusCode()).isEqualTo(200);
        assertThat(revoke(tokens.refreshToken()).statusCode()).isEqualTo(200);
        assertThat(revoke("made-up").statusCode()).isEqualTo(200);
    }

    @Test
    void revokesRefreshTokensOnly() {
        Tokens tokens = publicTokens(PERSON);

        refuses(400, "unsupported_token_type", revoke(tokens.access().serialize()));
        refuses(400, "unsupported_token_type", revoke(tokens.id().serialize()));
        refuses(400, "invalid_request", browser().post("/oauth2/revoke", Map.of("client_id", PUBLIC)));
    }

    @Test
    void aClientRevokesItsOwnTokensOnly() {
        Tokens tokens = webTokens(PERSON);

        refuses(401, "invalid_client", revoke(tokens.refreshToken()));
        refuses(
                401,
                "invalid_client",
                browser()
                        .post(
                                "/oauth2/revoke",
                                Map.of("token", tokens.refreshToken()),
                                basic(CognitoTestApplication.WEB, "wrong")));
        assertThat(browser()
                        .post(
                                "/oauth2/token",
                                Map.of("grant_type", "refresh_token", "refresh_token", tokens.refreshToken()),
                                webBasic())
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> revoke(String token) {
        return browser().post("/oauth2/revoke", Map.of("client_id", PUBLIC, "token", token));
    }

    private HttpResponse<String> userInfo(String accessToken) {
        return browser().get("/oauth2/userInfo", bearer(accessToken));
    }

    private static void refuses(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("error=\"invalid_token\"");
    }

    private static void refuses(int status, String error, HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo("{\"error\":\"" + error + "\"}");
    }
}
