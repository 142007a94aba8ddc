package dev.orders.localcloud.cognito;

import static dev.orders.localcloud.cognito.CognitoTestApplication.ISSUER;
import static dev.orders.localcloud.cognito.CognitoTestApplication.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignInFlowTest extends HostedUiFixture {

    @Test
    void theDiscoveryDocumentNamesTheHostedUisEndpoints() {
        HttpResponse<String> response = browser().get("/" + POOL + "/.well-known/openid-configuration");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).get("issuer")).isEqualTo(ISSUER);
        assertThat(json(response).get("jwks_uri")).isEqualTo(ISSUER + "/.well-known/jwks.json");
        assertThat(json(response).get("authorization_endpoint")).isEqualTo("http://localhost:4566/oauth2/authorize");
        assertThat(json(response).get("end_session_endpoint")).isEqualTo("http://localhost:4566/logout");
        assertThat(json(response).containsKey("introspection_endpoint")).isFalse();
        assertThat(json(response).containsKey("registration_endpoint")).isFalse();
    }

    @Test
    void publishesTwoPublicRsaKeysForRs256() {
        HttpResponse<String> response = browser().get("/" + POOL + "/.well-known/jwks.json");

        assertThat((List<?>) json(response).get("keys"))
                .hasSize(2)
                .allSatisfy(
                        key -> assertThat(((Map<?, ?>) key).keySet().stream().map(String::valueOf))
                                .containsExactlyInAnyOrder("kid", "alg", "kty", "e", "n", "use"));
    }

    @Test
    void thePublicClientSignsInWithAProofKey() {
        Browser browser = browser();

        URI callback = browser.authorize(authorizeRequest(), "customer1@example.com");

        assertThat(callback.toString()).startsWith(CognitoTestApplication.PUBLIC_CALLBACK + "?code=");
        assertThat(callback.getQuery()).contains("state=a state/with=signs");
        Tokens tokens = tokens(browser.post("/oauth2/token", codeExchange(callback)));
        assertThat(tokens.refreshToken()).isNotEmpty();
    }
}
