package dev.orders.localcloud.cognito.tokens;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The documents under {@code /{userPoolId}/.well-known}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html">User pool endpoints</a>
 */
public final class WellKnown {

    private final String issuer;
    private final URI hostedUi;
    private final SigningKeys keys;

    public WellKnown(String issuer, URI hostedUi, SigningKeys keys) {
        this.issuer = issuer;
        this.hostedUi = hostedUi;
        this.keys = keys;
    }

    public Map<String, Object> configuration() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("authorization_endpoint", hostedUi + "/oauth2/authorize");
        document.put("end_session_endpoint", hostedUi + "/logout");
        document.put("id_token_signing_alg_values_supported", List.of("RS256"));
        document.put("issuer", issuer);
        document.put("jwks_uri", issuer + "/.well-known/jwks.json");
        document.put("response_types_supported", List.of("code", "token"));
        document.put("revocation_endpoint", hostedUi + "/oauth2/revoke");
        document.put("scopes_supported", List.of("openid", "email", "phone", "profile"));
        document.put("subject_types_supported", List.of("public"));
        document.put("token_endpoint", hostedUi + "/oauth2/token");
        document.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
        document.put("userinfo_endpoint", hostedUi + "/oauth2/userInfo");
        return document;
    }

    public Map<String, Object> jwks() {
        return keys.both().toJSONObject(true);
    }
}
