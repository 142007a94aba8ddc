package dev.orders.localcloud.cognito;

import static dev.orders.localcloud.cognito.CognitoTestApplication.PUBLIC;
import static dev.orders.localcloud.cognito.CognitoTestApplication.PUBLIC_CALLBACK;
import static dev.orders.localcloud.cognito.CognitoTestApplication.WEB;
import static dev.orders.localcloud.cognito.CognitoTestApplication.WEB_CALLBACK;
import static dev.orders.localcloud.cognito.CognitoTestApplication.WEB_SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** The running user pool and the requests that a client makes of it, each with one detail that a test may change. */
@SpringBootTest(
        classes = CognitoTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.main.banner-mode=off")
abstract class HostedUiFixture {

    static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-0123";
    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    int port;

    @Autowired
    MovableClock clock;

    Browser browser() {
        return new Browser(port);
    }

    /** A request of the public client, with PKCE. */
    static Map<String, String> authorizeRequest() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", PUBLIC);
        parameters.put("redirect_uri", PUBLIC_CALLBACK);
        parameters.put("scope", "openid email orders/read");
        parameters.put("state", "a state/with=signs");
        parameters.put("code_challenge", challenge(VERIFIER));
        parameters.put("code_challenge_method", "S256");
        return parameters;
    }

    /** A request of the web front end. */
    static Map<String, String> webAuthorizeRequest() {
        Map<String, String> parameters = authorizeRequest();
        parameters.put("client_id", WEB);
        parameters.put("redirect_uri", WEB_CALLBACK);
        parameters.put("nonce", "a-nonce");
        return parameters;
    }

    static Map<String, String> codeExchange(URI callback) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("client_id", PUBLIC);
        form.put("redirect_uri", PUBLIC_CALLBACK);
        form.put("code", code(callback));
        form.put("code_verifier", VERIFIER);
        return form;
    }

    static Map<String, String> webCodeExchange(URI callback) {
        Map<String, String> form = codeExchange(callback);
        form.remove("client_id");
        form.put("redirect_uri", WEB_CALLBACK);
        return form;
    }

    static Map<String, String> refresh(String refreshToken) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("client_id", PUBLIC);
        form.put("refresh_token", refreshToken);
        return form;
    }

    static String[] basic(String clientId, String secret) {
        byte[] pair = (clientId + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return new String[] {"Authorization", "Basic " + Base64.getEncoder().encodeToString(pair)};
    }

    static String[] webBasic() {
        return basic(WEB, WEB_SECRET);
    }

    static String[] bearer(String accessToken) {
        return new String[] {"Authorization", "Bearer " + accessToken};
    }

    /** Signs in anew through the public client. */
    Tokens publicTokens(String email) {
        Browser browser = browser();
        return tokens(browser.post("/oauth2/token", codeExchange(browser.authorize(authorizeRequest(), email))));
    }

    /** Signs in anew through the web client. */
    Tokens webTokens(String email) {
        Browser browser = browser();
        URI callback = browser.authorize(webAuthorizeRequest(), email);
        return tokens(browser.post("/oauth2/token", webCodeExchange(callback), webBasic()));
    }

    /** @param refreshToken empty when none was given */
    record Tokens(SignedJWT id, SignedJWT access, String refreshToken) {}

    Tokens tokens(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        Map<?, ?> body = json(response);
        return new Tokens(
                verified((String) body.get("id_token")),
                verified((String) body.get("access_token")),
                String.valueOf(body.get("refresh_token")));
    }

    /** The token, its signature checked against the pool's published keys. */
    SignedJWT verified(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWKSet keys = JWKSet.parse(browser()
                    .get("/" + CognitoTestApplication.POOL + "/.well-known/jwks.json")
                    .body());
            JWSVerifier verifier = new RSASSAVerifier(
                    keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey());
            assertThat(jwt.verify(verifier)).isTrue();
            return jwt;
        } catch (java.text.ParseException | com.nimbusds.jose.JOSEException e) {
            throw new AssertionError(e);
        }
    }

    static Map<?, ?> json(HttpResponse<String> response) {
        return JSON.readValue(response.body(), Map.class);
    }

    static String code(URI callback) {
        return parameter(callback, "code");
    }

    static String parameter(URI address, String name) {
        String value =
                UriComponentsBuilder.fromUri(address).build().getQueryParams().getFirst(name);
        assertThat(value).as(address.toString()).isNotNull();
        return value;
    }

    static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
