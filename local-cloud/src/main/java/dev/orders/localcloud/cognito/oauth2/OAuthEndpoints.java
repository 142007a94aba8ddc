package dev.orders.localcloud.cognito.oauth2;

import dev.orders.localcloud.cognito.clients.AppClients;
import dev.orders.localcloud.cognito.clients.AuthorizeRequests;
import dev.orders.localcloud.cognito.tokens.AuthorizationCodes;
import dev.orders.localcloud.cognito.tokens.Authorizations;
import dev.orders.localcloud.cognito.tokens.CognitoTokens;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2RefreshTokenAuthenticationConverter;

/**
 * Sets Spring Authorization Server up for the three endpoints that it serves here: authorize, token and revoke. Whatever
 * else it could serve is out of its chain's reach.
 */
public final class OAuthEndpoints {

    /** The last one is Cognito's too, but allowed to no client here. */
    private static final Set<Class<?>> COGNITOS_GRANTS = Set.of(
            OAuth2AuthorizationCodeAuthenticationConverter.class,
            OAuth2RefreshTokenAuthenticationConverter.class,
            OAuth2ClientCredentialsAuthenticationConverter.class);

    private final String issuer;
    private final AppClients clients;
    private final AuthorizeRequests requests;
    private final Authorizations authorizations;
    private final AuthorizationCodes codes;
    private final CognitoTokens tokens;

    public OAuthEndpoints(
            String issuer,
            AppClients clients,
            AuthorizeRequests requests,
            Authorizations authorizations,
            AuthorizationCodes codes,
            CognitoTokens tokens) {
        this.issuer = issuer;
        this.clients = clients;
        this.requests = requests;
        this.authorizations = authorizations;
        this.codes = codes;
        this.tokens = tokens;
    }

    public void configure(HttpSecurity http) {
        OAuthAnswers answers = new OAuthAnswers();
        http.exceptionHandling(errors -> errors.authenticationEntryPoint(answers::signIn));
        http.with(new OAuth2AuthorizationServerConfigurer(), server -> configure(server, answers));
    }

    private void configure(OAuth2AuthorizationServerConfigurer server, OAuthAnswers answers) {
        RegisteredClientRepository registered = RegisteredClients.of(clients);
        server.authorizationServerSettings(
                AuthorizationServerSettings.builder().issuer(issuer).build());
        server.registeredClientRepository(registered);
        server.authorizationService(authorizations);
        server.tokenGenerator(tokens);
        server.clientAuthentication(client -> client.authenticationConverters(only(new ClientAuthenticationConverter()))
                .authenticationProviders(
                        only(new ClientAuthentication(clients, registered, new ProofKey(authorizations))))
                .errorResponseHandler(answers::clientError));
        server.authorizationEndpoint(authorize -> authorize
                .authorizationRequestConverters(only(new AuthorizeRequestConverter(requests)))
                .authenticationProviders(only(codeRequests(registered)))
                .errorResponseHandler(answers::authorizeError));
        server.tokenEndpoint(token -> token.accessTokenRequestConverters(
                        grants -> grants.removeIf(grant -> !COGNITOS_GRANTS.contains(grant.getClass())))
                .accessTokenResponseHandler(answers::tokens)
                .errorResponseHandler(answers::tokenError));
        server.tokenRevocationEndpoint(
                revoke -> revoke.authenticationProviders(only(new RefreshTokenRevocation(clients, authorizations)))
                        .errorResponseHandler(answers::clientError));
    }

    private static <T> Consumer<List<T>> only(T one) {
        return all -> {
            all.clear();
            all.add(one);
        };
    }

    /** Spring's own would refuse {@code openid}, unless all of its OpenID Connect endpoints are switched on. */
    private AuthenticationProvider codeRequests(RegisteredClientRepository registered) {
        var provider = new OAuth2AuthorizationCodeRequestAuthenticationProvider(
                registered, authorizations, new InMemoryOAuth2AuthorizationConsentService());
        provider.setAuthorizationCodeGenerator(codes);
        return provider;
    }
}
