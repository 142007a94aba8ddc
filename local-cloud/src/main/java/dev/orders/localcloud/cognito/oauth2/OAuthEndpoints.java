package dev.orders.localcloud.cognito.oauth2;

import dev.orders.localcloud.cognito.clients.AppClients;
import dev.orders.localcloud.cognito.clients.AuthorizeRequests;
import dev.orders.localcloud.cognito.tokens.Authorizations;
import dev.orders.localcloud.cognito.tokens.CognitoTokens;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;

/**
 * Sets Spring Authorization Server up for the three endpoints that it serves here: authorize, token and revoke. Whatever
 * else it could serve is out of its chain's reach.
 */
public final class OAuthEndpoints {

    private final String issuer;
    private final AppClients clients;
    private final AuthorizeRequests requests;
    private final Authorizations authorizations;
    private final CognitoTokens tokens;

    public OAuthEndpoints(
            String issuer,
            AppClients clients,
            AuthorizeRequests requests,
            Authorizations authorizations,
            CognitoTokens tokens) {
        this.issuer = issuer;
        this.clients = clients;
        this.requests = requests;
        this.authorizations = authorizations;
        this.tokens = tokens;
    }

    public void configure(HttpSecurity http) {
        RegisteredClientRepository registered = RegisteredClients.of(clients);
        OAuthAnswers answers = new OAuthAnswers();
        http.with(
                new OAuth2AuthorizationServerConfigurer(),
                server -> server.authorizationServerSettings(AuthorizationServerSettings.builder()
                                .issuer(issuer)
                                .build())
                        .registeredClientRepository(registered)
                        .authorizationService(authorizations)
                        .tokenGenerator(tokens)
                        .clientAuthentication(client -> client.authenticationConverters(converters -> {
                                    converters.clear();
                                    converters.add(new ClientAuthenticationConverter());
                                })
                                .authenticationProviders(providers -> {
                                    providers.clear();
                                    providers.add(new ClientAuthentication(
                                            clients, registered, new ProofKey(authorizations)));
                                })
                                .errorResponseHandler(answers::clientError))
                        .authorizationEndpoint(authorize -> authorize
                                .authorizationRequestConverters(converters -> {
                                    converters.clear();
                                    converters.add(new AuthorizeRequestConverter(requests));
                                })
                                .authenticationProviders(providers -> {
                                    providers.clear();
                                    providers.add(codes(registered));
                                })
                                .errorResponseHandler(answers::authorizeError))
                        .tokenEndpoint(token -> token.accessTokenResponseHandler(answers::tokens)
                                .errorResponseHandler(answers::tokenError))
                        .tokenRevocationEndpoint(revoke -> revoke.authenticationProviders(providers -> {
                                    providers.clear();
                                    providers.add(new RefreshTokenRevocation(clients, authorizations));
                                })
                                .errorResponseHandler(answers::clientError)));
    }

    /** Spring's own would refuse {@code openid}, unless all of its OpenID Connect endpoints are switched on. */
    private AuthenticationProvider codes(RegisteredClientRepository registered) {
        return new OAuth2AuthorizationCodeRequestAuthenticationProvider(
                registered, authorizations, new InMemoryOAuth2AuthorizationConsentService());
    }
}
