package dev.orders.localcloud.cognito.oauth2;

import dev.orders.localcloud.cognito.clients.AppClient;
import dev.orders.localcloud.cognito.clients.AppClients;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * Confidential clients prove their secret, public ones send none; whoever exchanges a code proves the key that it was
 * asked for with. Spring's own providers would give a public client neither a refresh token nor a code without PKCE,
 * which Cognito does.
 */
final class ClientAuthentication implements AuthenticationProvider {

    private final AppClients clients;
    private final RegisteredClientRepository registered;
    private final ProofKey proofKey;

    ClientAuthentication(AppClients clients, RegisteredClientRepository registered, ProofKey proofKey) {
        this.clients = clients;
        this.registered = registered;
        this.proofKey = proofKey;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        OAuth2ClientAuthenticationToken request = (OAuth2ClientAuthenticationToken) authentication;
        ClientAuthenticationMethod method = request.getClientAuthenticationMethod();
        Optional<AppClient> client = clients.find(request.getName());
        if (client.isEmpty() || !isProven(client.get().secret(), (String) request.getCredentials())) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        proofKey.check(request.getAdditionalParameters());
        RegisteredClient proven = registered.findByClientId(client.get().id());
        if (proven == null) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new OAuth2ClientAuthenticationToken(proven, method, null);
    }

    private static boolean isProven(@Nullable String secret, @Nullable String given) {
        if (secret == null || given == null) {
            return secret == null && given == null;
        }
        return MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
