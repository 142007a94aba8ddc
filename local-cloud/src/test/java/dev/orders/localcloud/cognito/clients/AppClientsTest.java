package dev.orders.localcloud.cognito.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orders.localcloud.definitions.DefinitionException;
import dev.orders.localcloud.definitions.IdentityDefinition;
import dev.orders.localcloud.definitions.IdentityDefinition.Client;
import dev.orders.localcloud.definitions.IdentityDefinition.IdentityPool;
import dev.orders.localcloud.definitions.IdentityDefinition.MfaConfiguration;
import dev.orders.localcloud.definitions.IdentityDefinition.OAuthFlow;
import dev.orders.localcloud.definitions.IdentityDefinition.PasswordPolicy;
import dev.orders.localcloud.definitions.IdentityDefinition.PreventUserExistenceErrors;
import dev.orders.localcloud.definitions.IdentityDefinition.ResourceServer;
import dev.orders.localcloud.definitions.IdentityDefinition.UserPool;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class AppClientsTest {

    private static final String CALLBACK = "myapp:/callback";

    @Test
    void dropsAScopeThatTheResourceServerNoLongerHas() {
        AppClients clients = new AppClients(identity(false), Map.of("app", new ClientCredentials("id", null)));
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        query.add("client_id", "id");
        query.add("redirect_uri", CALLBACK);
        query.add("response_type", "code");
        query.add("scope", "openid orders/read orders/retired");

        assertThat(new AuthorizeRequests(clients).check(query))
                .isInstanceOfSatisfying(
                        AuthorizeRequest.Accepted.class,
                        accepted -> assertThat(accepted.scopes()).containsExactly("openid", "orders/read"));
    }

    @Test
    void refusesAClientWithoutCredentials() {
        refuses(identity(false), Map.of());
    }

    @Test
    void refusesAConfidentialClientWithoutASecretAndAPublicOneWithOne() {
        refuses(identity(true), Map.of("app", new ClientCredentials("id", null)));
        refuses(identity(false), Map.of("app", new ClientCredentials("id", "secret")));
    }

    @Test
    void printsNoSecret() {
        ClientCredentials credentials = new ClientCredentials("id", "secret");

        assertThat(credentials.toString()).doesNotContain("secret");
        assertThat(new AppClients(identity(true), Map.of("app", credentials))
                        .get("id")
                        .toString())
                .doesNotContain("secret");
    }

    private static void refuses(IdentityDefinition identity, Map<String, ClientCredentials> credentials) {
        assertThatThrownBy(() -> new AppClients(identity, credentials))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("identity.yaml at /clients/app");
    }

    private static IdentityDefinition identity(boolean secret) {
        Client client = new Client(
                "app",
                secret,
                List.of(OAuthFlow.code),
                List.of("openid", "orders/read", "orders/retired"),
                List.of(CALLBACK),
                List.of(CALLBACK),
                15,
                15,
                720,
                true,
                PreventUserExistenceErrors.ENABLED);
        return new IdentityDefinition(
                new UserPool(
                        "pool",
                        List.of(),
                        List.of(),
                        true,
                        MfaConfiguration.OFF,
                        new PasswordPolicy(12, true, true, true, true, 7)),
                new ResourceServer("orders", "Orders", Map.of("read", "Read")),
                Map.of("app", client),
                Map.of(),
                new IdentityPool("pool", false, false, true, List.of("app"), null, Map.of()));
    }
}
