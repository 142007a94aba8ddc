package dev.orders.localcloud.cognito;

import static dev.orders.localcloud.cognito.CognitoTestApplication.ISSUER;
import static dev.orders.localcloud.cognito.CognitoTestApplication.PUBLIC;
import static dev.orders.localcloud.cognito.CognitoTestApplication.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClaimsTest extends HostedUiFixture {

    private static final String CUSTOMER_ROLE = "arn:aws:iam::123456789012:role/orders-test-customer";
    private static final String APPROVER_ROLE = "arn:aws:iam::123456789012:role/orders-test-approver";

    @Test
    void theIdTokenSaysWhoSignedIn() throws Exception {
        JWTClaimsSet claims = webTokens("customer1@example.com").id().getJWTClaimsSet();

        assertThat(claims.getClaims())
                .containsOnlyKeys(
                        "sub",
                        "iss",
                        "aud",
                        "token_use",
                        "auth_time",
                        "iat",
                        "exp",
                        "jti",
                        "origin_jti",
                        "event_id",
                        "cognito:username",
                        "cognito:groups",
                        "cognito:roles",
                        "cognito:preferred_role",
                        "email",
                        "email_verified",
                        "at_hash",
                        "nonce");
        assertThat(claims.getIssuer()).isEqualTo(ISSUER);
        assertThat(claims.getAudience()).containsExactly(WEB);
        assertThat(claims.getStringClaim("token_use")).isEqualTo("id");
        assertThat(claims.getStringClaim("cognito:username")).isEqualTo(claims.getSubject());
        assertThat(UUID.fromString(claims.getSubject())).isNotNull();
        assertThat(claims.getStringClaim("email")).isEqualTo("customer1@example.com");
        assertThat(claims.getBooleanClaim("email_verified")).isTrue();
        assertThat(claims.getStringClaim("nonce")).isEqualTo("a-nonce");
        assertThat(claims.getStringListClaim("cognito:groups")).containsExactly("customers");
        assertThat(claims.getStringListClaim("cognito:roles")).containsExactly(CUSTOMER_ROLE);
        assertThat(claims.getStringClaim("cognito:preferred_role")).isEqualTo(CUSTOMER_ROLE);
    }

    @Test
    void theAccessTokenSaysWhatTheClientMay() throws Exception {
        JWTClaimsSet claims = publicTokens("customer1@example.com").access().getJWTClaimsSet();

        assertThat(claims.getClaims())
                .containsOnlyKeys(
                        "sub",
                        "iss",
                        "client_id",
                        "token_use",
                        "scope",
                        "auth_time",
                        "iat",
                        "exp",
                        "jti",
                        "origin_jti",
                        "event_id",
                        "username",
                        "cognito:groups",
                        "version");
        assertThat(claims.getStringClaim("client_id")).isEqualTo(PUBLIC);
        assertThat(claims.getStringClaim("token_use")).isEqualTo("access");
        assertThat(claims.getStringClaim("scope")).isEqualTo("openid email orders/read");
        assertThat(claims.getStringClaim("username")).isEqualTo(claims.getSubject());
        assertThat(claims.getIntegerClaim("version")).isEqualTo(2);
        assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime())
                .isEqualTo(900_000);
    }

    @Test
    void bothTokensShareTheSignInButNotTheKey() throws Exception {
        Tokens tokens = publicTokens("customer1@example.com");
        JWTClaimsSet id = tokens.id().getJWTClaimsSet();
        JWTClaimsSet access = tokens.access().getJWTClaimsSet();

        for (String shared : List.of("sub", "origin_jti", "event_id", "auth_time")) {
            assertThat(id.getClaim(shared)).as(shared).isEqualTo(access.getClaim(shared));
        }
        assertThat(id.getJWTID()).isNotEqualTo(access.getJWTID());
        assertThat(tokens.id().getHeader().getKeyID())
                .isNotEqualTo(tokens.access().getHeader().getKeyID());
        for (var token : List.of(tokens.id(), tokens.access())) {
            assertThat(token.getHeader().toJSONObject()).containsOnlyKeys("kid", "alg");
            assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        }
    }

    @Test
    void atHashBindsTheIdTokenToTheAccessToken() throws Exception {
        Tokens tokens = publicTokens("customer1@example.com");
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(tokens.access().serialize().getBytes(StandardCharsets.US_ASCII));

        assertThat(tokens.id().getJWTClaimsSet().getStringClaim("at_hash"))
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16)));
    }

    @Test
    void thePreferredRoleIsTheOneOfTheLowestPrecedence() throws Exception {
        JWTClaimsSet claims = publicTokens("approver1@example.com").id().getJWTClaimsSet();

        assertThat(claims.getStringListClaim("cognito:groups")).containsExactly("approvers", "customers");
        assertThat(claims.getStringListClaim("cognito:roles")).containsExactly(APPROVER_ROLE, CUSTOMER_ROLE);
        assertThat(claims.getStringClaim("cognito:preferred_role")).isEqualTo(APPROVER_ROLE);
    }

    @Test
    void somebodyWithoutGroupsHasNoGroupClaims() throws Exception {
        Tokens tokens = publicTokens("guest@example.com");

        assertThat(tokens.id().getJWTClaimsSet().getClaims())
                .doesNotContainKeys("cognito:groups", "cognito:roles", "cognito:preferred_role");
        assertThat(tokens.access().getJWTClaimsSet().getClaims()).doesNotContainKey("cognito:groups");
    }

    @Test
    void scopesOpenAttributes() throws Exception {
        assertThat(idClaims("openid orders/read")).containsKeys("email", "given_name");
        assertThat(idClaims("openid email")).containsKey("email").doesNotContainKey("given_name");
        assertThat(idClaims("openid profile")).containsKey("given_name").doesNotContainKey("email");
    }

    @Test
    void aPersonKeepsTheirSub() throws Exception {
        assertThat(publicTokens("customer1@example.com").id().getJWTClaimsSet().getSubject())
                .isEqualTo(webTokens(" Customer1@Example.com")
                        .id()
                        .getJWTClaimsSet()
                        .getSubject())
                .isNotEqualTo(publicTokens("customer2@example.com")
                        .id()
                        .getJWTClaimsSet()
                        .getSubject());
    }

    private Map<String, Object> idClaims(String scope) throws Exception {
        Map<String, String> request = authorizeRequest();
        request.put("scope", scope);
        Browser browser = browser();
        return tokens(browser.post("/oauth2/token", codeExchange(browser.authorize(request, "customer1@example.com"))))
                .id()
                .getJWTClaimsSet()
                .getClaims();
    }
}
