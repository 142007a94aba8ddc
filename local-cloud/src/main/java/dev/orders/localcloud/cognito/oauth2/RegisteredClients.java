package dev.orders.localcloud.cognito.oauth2;

import dev.orders.localcloud.cognito.clients.AppClient;
import dev.orders.localcloud.cognito.clients.AppClients;
import java.util.List;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The pool's app clients in the authorization server's words. */
final class RegisteredClients {

    private RegisteredClients() {}

    static RegisteredClientRepository of(AppClients clients) {
        return new InMemoryRegisteredClientRepository(
                clients.all().stream().map(RegisteredClients::registered).toList());
    }

    private static RegisteredClient registered(AppClient client) {
        return RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientName(client.definition().name())
                .clientAuthenticationMethods(methods -> methods.addAll(
                        client.isPublic()
                                ? List.of(ClientAuthenticationMethod.NONE)
                                : List.of(
                                        ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
                                        ClientAuthenticationMethod.CLIENT_SECRET_POST)))
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUris(uris -> uris.addAll(client.callbackUrls()))
                .scopes(scopes -> scopes.addAll(client.scopes()))
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(false)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(TokenSettings.builder().reuseRefreshTokens(true).build())
                .build();
    }
}
