package dev.orders.e2e.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orders.e2e.attacks.TokenAttack.Pair;
import dev.orders.e2e.client.Aws;
import dev.orders.e2e.client.HostedUi;
import dev.orders.e2e.client.OrdersApi;
import dev.orders.e2e.client.OrdersApi.Answer;
import dev.orders.e2e.client.Tokens;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.LocalProcess;
import dev.orders.e2e.environment.Need;
import dev.orders.e2e.environment.Needs;
import dev.orders.e2e.environment.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;

/** Tokens that were stolen, changed, mixed or made up: at the gateway, and at the service as if there were no gateway. */
@ExtendWith(Target.class)
@Needs(Need.API)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenAttackIT {

    private Tokens attacker;
    private Tokens victim;

    @BeforeAll
    void signIn(Environment environment) {
        HostedUi hostedUi = new HostedUi(environment);
        attacker = hostedUi.signIn(environment.account("customer2"));
        victim = hostedUi.signIn(environment.account("customer1"));
    }

    @ParameterizedTest
    @EnumSource
    void opensNothingAtTheGateway(TokenAttack attack, Environment environment) {
        refused(attack, environment.apiUrl(), environment.issuer());
    }

    @ParameterizedTest
    @EnumSource
    @Needs(Need.SERVICE)
    void opensNothingAtTheService(TokenAttack attack, Environment environment) {
        String service = environment.get("api_service_url");

        refused(attack, service, environment.issuer());
    }

    /** The API, and the service as if there were no API, where the environment leads there. */
    private static List<String> doors(Environment environment) {
        return Stream.concat(Stream.of(environment.apiUrl()), environment.find("api_service_url").stream())
                .toList();
    }

    private void refused(TokenAttack attack, String url, String issuer) {
        Pair tokens = attack.tokens(attacker, victim, issuer);
        Answer answer =
                OrdersApi.with(url, tokens.accessToken(), tokens.idToken()).get("/orders");

        assertThat(answer.status()).as("%s answered %s", attack, answer).isIn(401, 403);
        assertThat(answer.body()).doesNotContain("\"orders\"");
    }

    @Test
    void theSameTokensUnchangedAreLetThrough(Environment environment) {
        for (String url : doors(environment)) {
            assertThat(OrdersApi.with(url, attacker.accessToken(), attacker.idToken())
                            .get("/orders")
                            .status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"openid", "openid orders/read"})
    void placingNeedsItsScope(String scope, Environment environment) {
        Tokens tokens = new HostedUi(environment).signIn(environment.account("customer2"), scope);
        String order = "{\"lines\":[{\"sku\":\"PEN-GEL-BLK\",\"quantity\":1}]}";

        for (String url : doors(environment)) {
            Answer answer =
                    OrdersApi.with(url, tokens.accessToken(), tokens.idToken()).post("/orders", order);
            assertThat(answer.status()).as("%s answered %s", url, answer).isIn(401, 403);
        }
    }

    @Test
    void readingNeedsItsScope(Environment environment) {
        Tokens tokens = new HostedUi(environment).signIn(environment.account("customer2"), "openid orders/write");

        for (String url : doors(environment)) {
            assertThat(OrdersApi.with(url, tokens.accessToken(), tokens.idToken())
                            .get("/orders")
                            .status())
                    .isIn(401, 403);
        }
    }

    @Test
    void somebodyWhoIsNoCustomerPlacesNothing(Environment environment) {
        Tokens operator = new HostedUi(environment).signIn(environment.account("operator1"));

        Answer answer = OrdersApi.of(environment, operator)
                .post("/orders", "{\"lines\":[{\"sku\":\"PEN-GEL-BLK\",\"quantity\":1}]}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void tokensThatAnotherPoolReallyIssuedOpenNothing(Environment environment) {
        Path definitions = Path.of("..", "infra-terraform", "definitions");
        try (LocalProcess other = LocalProcess.startOn(definitions)) {
            Environment elsewhere = other.awaitReady();
            Tokens foreign = new HostedUi(elsewhere).signIn(elsewhere.account("customer1"));

            for (String url : doors(environment)) {
                for (OrdersApi api : new OrdersApi[] {
                    OrdersApi.with(url, foreign.accessToken(), foreign.idToken()),
                    OrdersApi.with(url, attacker.accessToken(), foreign.idToken())
                }) {
                    assertThat(api.get("/orders").status()).as(url).isIn(401, 403);
                }
            }
            assertThatThrownBy(() -> new Aws(environment).credentials(foreign.idToken()))
                    .isInstanceOf(NotAuthorizedException.class);
        }
    }

    @Test
    void theIdentityPoolTakesNoForgedToken(Environment environment) {
        Aws aws = new Aws(environment);
        for (String token : new String[] {
            attacker.accessToken(),
            ForgedTokens.unsigned(victim.idToken()),
            ForgedTokens.signedWithThePublicKey(victim.idToken(), environment.issuer()),
            ForgedTokens.tampered(attacker.idToken(), claims -> claims.put("sub", victim.subject())),
            ForgedTokens.selfSigned(attacker.idToken(), claims -> claims.put("sub", victim.subject()))
        }) {
            assertThatThrownBy(() -> aws.credentials(token)).isInstanceOf(NotAuthorizedException.class);
        }
    }

    @Test
    void theIdentityPoolGivesNoCredentialsForAnotherPersonsIdentity(Environment environment) {
        Aws aws = new Aws(environment);
        try (CognitoIdentityClient pool = aws.identityPool()) {
            String victimsIdentity = pool.getId(r -> r.identityPoolId(environment.get("identity_pool_id"))
                            .logins(Map.of(environment.identityProvider(), victim.idToken())))
                    .identityId();

            assertThatThrownBy(() -> pool.getCredentialsForIdentity(r -> r.identityId(victimsIdentity)
                            .logins(Map.of(environment.identityProvider(), attacker.idToken()))))
                    .isInstanceOf(NotAuthorizedException.class);
            assertThatThrownBy(() -> pool.getCredentialsForIdentity(r -> r.identityId(victimsIdentity)))
                    .isInstanceOf(NotAuthorizedException.class);
        }
    }

    @Test
    void theIdentityPoolGivesNoRoleThatTheTokenDoesNotName(Environment environment) {
        Aws aws = new Aws(environment);
        try (CognitoIdentityClient pool = aws.identityPool()) {
            Map<String, String> logins = Map.of(environment.identityProvider(), attacker.idToken());
            String identity = pool.getId(r -> r.identityPoolId(environment.get("identity_pool_id"))
                            .logins(logins))
                    .identityId();
            String ownRole = Tokens.claims(attacker.idToken())
                    .get("cognito:preferred_role")
                    .asString();

            for (String role : new String[] {"approver", "api-service"}) {
                assertThatThrownBy(() -> pool.getCredentialsForIdentity(r -> r.identityId(identity)
                                .logins(logins)
                                .customRoleArn(ownRole.replace("-customer", "-" + role))))
                        .isInstanceOf(NotAuthorizedException.class);
            }
        }
    }
}
