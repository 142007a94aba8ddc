package dev.orders.localcloud.identity;

import static dev.orders.localcloud.identity.FakeIssuer.APPROVER_ROLE;
import static dev.orders.localcloud.identity.FakeIssuer.CUSTOMER_ROLE;
import static dev.orders.localcloud.identity.IdentityCloud.POOL;
import static dev.orders.localcloud.identity.IdentityCloud.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.wire.Hop;
import dev.orders.localcloud.wire.IamDecision;
import dev.orders.localcloud.wire.RequestLog;
import dev.orders.localcloud.wire.SdkClients;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityException;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidIdentityPoolConfigurationException;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sts.StsClient;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = IdentityCloud.class)
class IdentityPoolTest {

    @LocalServerPort
    private int port;

    @Autowired
    private FakeIssuer issuer;

    @Autowired
    private IssuedKeys keys;

    @Autowired
    private RequestLog log;

    private CognitoIdentityClient pool;

    @BeforeEach
    void client() {
        pool = SdkClients.configured(CognitoIdentityClient.builder(), port, AnonymousCredentialsProvider.create())
                .build();
    }

    @Test
    void givesAPersonTheSameIdentityAtEverySignIn() {
        String first = identityOf(issuer.token("alice"));

        assertThat(first).matches("eu-west-1:[0-9a-f-]{36}");
        assertThat(identityOf(issuer.token("alice"))).isEqualTo(first);
        assertThat(identityOf(issuer.token("bob"))).isNotEqualTo(first);
    }

    @Test
    void givesCredentialsOfThePreferredRoleTaggedWithTheSubject() {
        String token = issuer.token("alice");
        String identityId = identityOf(token);

        Credentials credentials = credentials(identityId, token);

        assertThat(credentials.accessKeyId()).matches("ASIA[A-Z2-7]{16}");
        assertThat(credentials.expiration())
                .isCloseTo(Instant.now().plus(1, ChronoUnit.HOURS), within(1, ChronoUnit.MINUTES));
        assertThat(keys.find(credentials.accessKeyId()).orElseThrow().principal())
                .isInstanceOfSatisfying(Principal.RoleSession.class, session -> {
                    assertThat(session.tags()).isEqualTo(Map.of("userId", "alice"));
                    assertThat(session.federation())
                            .containsEntry("cognito-identity.amazonaws.com:aud", List.of(POOL))
                            .containsEntry("cognito-identity.amazonaws.com:sub", List.of(identityId));
                });
    }

    @Test
    void givesCredentialsThatVerifyAsTheRolesSession() {
        String token = issuer.token("alice");
        Credentials credentials = credentials(identityOf(token), token);

        StsClient sts = SdkClients.configured(
                        StsClient.builder(),
                        port,
                        StaticCredentialsProvider.create(AwsSessionCredentials.create(
                                credentials.accessKeyId(), credentials.secretKey(), credentials.sessionToken())))
                .build();

        assertThat(sts.getCallerIdentity().arn())
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/orders-local-customer/CognitoIdentityCredentials");
    }

    @Test
    void givesTheRoleThatIsAskedForWhenItIsAmongThePersonsRoles() {
        String token =
                issuer.token("carol", claims -> claims.claim("cognito:roles", List.of(CUSTOMER_ROLE, APPROVER_ROLE)));

        Credentials credentials = pool.getCredentialsForIdentity(request(identityOf(token), token)
                        .customRoleArn(APPROVER_ROLE)
                        .build())
                .credentials();

        assertThat(keys.find(credentials.accessKeyId())
                        .orElseThrow()
                        .principal()
                        .arn())
                .endsWith("/orders-local-approver/CognitoIdentityCredentials");
    }

    @Test
    void refusesARoleThatIsNotAmongThePersonsRoles() {
        String token = issuer.token("alice");
        String identityId = identityOf(token);

        assertThatThrownBy(() -> pool.getCredentialsForIdentity(
                        request(identityId, token).customRoleArn(APPROVER_ROLE).build()))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Access to Identity '%s' is forbidden.".formatted(identityId));
    }

    @Test
    void refusesAPersonWithoutAPreferredRole() {
        String token = issuer.token("dave", claims -> claims.claim("cognito:preferred_role", null));
        String identityId = identityOf(token);

        assertThatThrownBy(() -> credentials(identityId, token)).isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void refusesARoleThatDoesNotTrustThePool() {
        for (String role : List.of("orders-local-api-service", "unheard-of")) {
            String token = issuer.token(
                    "erin", claims -> claims.claim("cognito:preferred_role", "arn:aws:iam::123456789012:role/" + role));
            String identityId = identityOf(token);

            assertThatThrownBy(() -> credentials(identityId, token))
                    .isInstanceOf(InvalidIdentityPoolConfigurationException.class)
                    .hasMessageContaining(
                            "Invalid identity pool configuration. Check assigned IAM roles for this pool.");
        }
    }

    @Test
    void logsTheTrustPolicysDecisions() {
        String token = issuer.token("alice");
        credentials(identityOf(token), token);

        Hop hop = log.recent(1).getFirst();

        assertThat(hop.decisions())
                .allMatch(IamDecision::allowed)
                .extracting(decision -> decision.request().action())
                .containsExactly("sts:AssumeRoleWithWebIdentity", "sts:TagSession");
        assertThat(hop.toString()).doesNotContain(token);
    }

    @Test
    void refusesAnotherPersonsIdentity() {
        String alices = identityOf(issuer.token("alice"));

        assertThatThrownBy(() -> credentials(alices, issuer.token("bob")))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Logins don't match. Please include at least one valid login for this identity or"
                        + " identity pool.");
    }

    @Test
    void refusesGuests() {
        String alices = identityOf(issuer.token("alice"));

        assertThatThrownBy(() -> pool.getId(request -> request.identityPoolId(POOL)))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Unauthenticated access is not supported for this identity pool.");
        assertThatThrownBy(() -> pool.getCredentialsForIdentity(request -> request.identityId(alices)))
                .isInstanceOf(NotAuthorizedException.class);
    }

    @Test
    void refusesTokensThatTheIssuerDidNotSign() {
        assertTokenRefused(issuer.forged("alice"), "Invalid login token. Couldn't verify signed token.");
        assertTokenRefused(issuer.ofUnknownKey("alice"), "Invalid login token. Couldn't verify signed token.");
        assertTokenRefused(tampered(issuer.token("alice")), "Invalid login token. Couldn't verify signed token.");
    }

    @Test
    void refusesWhatIsNoIdToken() {
        String text = "Invalid login token. Not a valid OpenId Connect identity token.";

        assertTokenRefused("garbage", text);
        assertTokenRefused(issuer.unsigned("alice"), text);
        assertTokenRefused(issuer.confused("alice"), text);
        assertTokenRefused(changed(claims -> claims.claim("token_use", "access")), text);
        assertTokenRefused(changed(claims -> claims.claim("token_use", null)), text);
        assertTokenRefused(changed(claims -> claims.subject(null)), text);
        assertTokenRefused(changed(claims -> claims.expirationTime(null)), text);
    }

    @Test
    void refusesTokensOfAnotherIssuerOrClient() {
        String text = "Token is not from a supported provider of this identity pool.";

        assertTokenRefused(changed(claims -> claims.issuer("https://" + PROVIDER)), text);
        assertTokenRefused(changed(claims -> claims.issuer(null)), text);
        assertTokenRefused(changed(claims -> claims.audience("other-client")), text);
        assertTokenRefused(changed(claims -> claims.audience(List.of("web-client", "other-client"))), text);
        assertTokenRefused(changed(claims -> claims.audience((String) null)), text);
    }

    @Test
    void refusesExpiredTokens() {
        Instant expired = Instant.now().minusSeconds(1);

        assertTokenRefused(
                changed(claims -> claims.expirationTime(Date.from(expired))), "Invalid login token. Token expired: ");
    }

    @Test
    void refusesLoginsOfOtherProviders() {
        assertThatThrownBy(() -> pool.getId(request ->
                        request.identityPoolId(POOL).logins(Map.of("accounts.google.com", issuer.token("alice")))))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining("Token is not from a supported provider of this identity pool.");
    }

    @Test
    void refusesUnknownPoolsAndIdentities() {
        String unknown = "eu-west-1:99999999-9999-9999-9999-999999999999";
        String token = issuer.token("alice");

        assertThatThrownBy(() ->
                        pool.getId(request -> request.identityPoolId(unknown).logins(Map.of(PROVIDER, token))))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> credentials(unknown, token)).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> credentials("no id", token)).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void refusesTheClassicFlowAndOperationsThatItDoesNotExecute() {
        assertThatThrownBy(() -> pool.getOpenIdToken(
                        request -> request.identityId(POOL).logins(Map.of(PROVIDER, issuer.token("alice")))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("Basic (classic) flow is not enabled, please use enhanced flow.");
        assertThatThrownBy(() -> pool.unlinkIdentity(
                        request -> request.identityId(POOL).logins(Map.of()).loginsToRemove(List.of())))
                .isInstanceOfSatisfying(
                        CognitoIdentityException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo("UnknownOperationException"));
    }

    private void assertTokenRefused(String token, String message) {
        assertThatThrownBy(() -> identityOf(token))
                .isInstanceOf(NotAuthorizedException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining(token);
        String known = identityOf(issuer.token("alice"));
        assertThatThrownBy(() -> credentials(known, token)).isInstanceOf(NotAuthorizedException.class);
    }

    private String changed(UnaryOperator<JWTClaimsSet.Builder> change) {
        return issuer.token("alice", change);
    }

    private static String tampered(String token) {
        String[] parts = token.split("\\.");
        char first = parts[2].charAt(0);
        return parts[0] + "." + parts[1] + "." + (first == 'A' ? 'B' : 'A') + parts[2].substring(1);
    }

    private String identityOf(String token) {
        return pool.getId(request -> request.identityPoolId(POOL).logins(Map.of(PROVIDER, token)))
                .identityId();
    }

    private Credentials credentials(String identityId, String token) {
        return pool.getCredentialsForIdentity(request(identityId, token).build())
                .credentials();
    }

    private static GetCredentialsForIdentityRequest.Builder request(String identityId, String token) {
        return GetCredentialsForIdentityRequest.builder().identityId(identityId).logins(Map.of(PROVIDER, token));
    }
}
