package dev.orders.localcloud.cognito;

import dev.orders.localcloud.cognito.clients.ClientCredentials;
import dev.orders.localcloud.cognito.users.Account;
import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.definitions.ProjectDefinitions;
import dev.orders.localcloud.state.StateStore;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** The user pool alone, from the project's own definitions. */
@SpringBootConfiguration
@EnableAutoConfiguration(
        exclude = {
            OAuth2AuthorizationServerAutoConfiguration.class,
            OAuth2AuthorizationServerJwtAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class
        })
@Import(CognitoConfiguration.class)
class CognitoTestApplication {

    static final String POOL = "eu-west-1_Orders123";
    static final String ISSUER = "http://localhost:4566/" + POOL;
    static final String WEB = "web-client-id";
    static final String WEB_SECRET = "web+client/secret";
    static final String WEB_CALLBACK = "http://localhost:8080/login/oauth2/code/cognito";
    static final String WEB_HOME = "http://localhost:8080/";
    static final String PUBLIC = "public-client-id";
    static final String PUBLIC_CALLBACK = "http://localhost:9999/callback";
    static final String PASSWORD = "Orders-local-1";

    @Bean
    StateStore state() {
        return StateStore.inMemory(JsonMapper.builder().build());
    }

    @Bean
    MovableClock clock() {
        return new MovableClock();
    }

    @Bean
    Definitions definitions() {
        return ProjectDefinitions.load(Map.of(
                "name", "orders-test",
                "user_pool_id", POOL,
                "issuer", ISSUER,
                "web_client_id", WEB,
                "public_client_id", PUBLIC,
                "web_url", "http://localhost:8080",
                "public_client_callback_url", PUBLIC_CALLBACK));
    }

    @Bean
    CognitoSettings settings() {
        return new CognitoSettings(
                POOL,
                ISSUER,
                URI.create("http://localhost:4566"),
                "123456789012",
                Map.of("web", new ClientCredentials(WEB, WEB_SECRET), "public", new ClientCredentials(PUBLIC, null)),
                List.of(
                        new Account("customer1@example.com", "Ada", Set.of("customers"), PASSWORD),
                        new Account("customer2@example.com", null, Set.of("customers"), PASSWORD),
                        new Account("approver1@example.com", null, Set.of("customers", "approvers"), PASSWORD),
                        new Account("guest@example.com", null, Set.of(), PASSWORD)));
    }
}
