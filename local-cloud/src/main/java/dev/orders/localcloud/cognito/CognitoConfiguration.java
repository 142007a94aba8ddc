package dev.orders.localcloud.cognito;

import dev.orders.localcloud.cognito.clients.AppClients;
import dev.orders.localcloud.cognito.clients.AuthorizeRequests;
import dev.orders.localcloud.cognito.hostedui.ErrorPage;
import dev.orders.localcloud.cognito.hostedui.FirstVisit;
import dev.orders.localcloud.cognito.hostedui.HostedUiPages;
import dev.orders.localcloud.cognito.hostedui.HostedUiSessions;
import dev.orders.localcloud.cognito.hostedui.Pages;
import dev.orders.localcloud.cognito.hostedui.SignInPage;
import dev.orders.localcloud.cognito.hostedui.SignOut;
import dev.orders.localcloud.cognito.oauth2.OAuthEndpoints;
import dev.orders.localcloud.cognito.oauth2.UserInfoEndpoint;
import dev.orders.localcloud.cognito.tokens.AuthorizationCodes;
import dev.orders.localcloud.cognito.tokens.Authorizations;
import dev.orders.localcloud.cognito.tokens.CognitoTokens;
import dev.orders.localcloud.cognito.tokens.GroupRoles;
import dev.orders.localcloud.cognito.tokens.SigningKeys;
import dev.orders.localcloud.cognito.tokens.UserInfo;
import dev.orders.localcloud.cognito.tokens.WellKnown;
import dev.orders.localcloud.cognito.users.KeptUserStore;
import dev.orders.localcloud.cognito.users.SignInAttempts;
import dev.orders.localcloud.cognito.users.UserPool;
import dev.orders.localcloud.cognito.users.UserStore;
import dev.orders.localcloud.definitions.DefinitionException;
import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.definitions.IdentityDefinition;
import dev.orders.localcloud.state.StateStore;
import dev.orders.localcloud.wire.AwsService;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;
import org.thymeleaf.ITemplateEngine;

/**
 * The user pool of {@code identity.yaml}. Wants {@link CognitoSettings}, the definitions, the state, an instant source and a template engine.
 */
@Configuration(proxyBeanMethods = false)
@Import(CognitoSecurityConfiguration.class)
public class CognitoConfiguration {

    /** Little work: these passwords are known to whoever reads the start's output, and people wait for them. */
    private static final int BCRYPT_STRENGTH = 8;

    @Bean
    UserStore userStore(StateStore state) {
        return new KeptUserStore(state);
    }

    @Bean
    UserPool userPool(UserStore store, Definitions definitions, CognitoSettings settings, InstantSource clock) {
        IdentityDefinition.UserPool definition = definitions.identity().userPool();
        if (!definition.allowAdminCreateUserOnly()) {
            throw new DefinitionException(
                    "identity.yaml", "/userPool/allowAdminCreateUserOnly", "sign-up is not executed: it must be true");
        }
        UserPool users = new UserPool(
                store,
                new BCryptPasswordEncoder(BCRYPT_STRENGTH),
                new SignInAttempts(clock),
                definition.passwordPolicy());
        settings.accounts().forEach(users::add);
        return users;
    }

    @Bean
    AwsService userPoolService(CognitoSettings settings, UserPool users) {
        return new UserPoolService(settings.userPoolId(), settings.accountId(), users);
    }

    @Bean
    SigningKeys userPoolSigningKeys(StateStore state) {
        return SigningKeys.keptIn(state, CognitoConfiguration::aside);
    }

    @Bean
    AppClients appClients(Definitions definitions, CognitoSettings settings) {
        return new AppClients(definitions.identity(), settings.clients());
    }

    @Bean
    AuthorizeRequests authorizeRequests(AppClients clients) {
        return new AuthorizeRequests(clients);
    }

    @Bean
    Authorizations userPoolAuthorizations(InstantSource clock) {
        return new Authorizations(clock);
    }

    @Bean
    HostedUiSessions hostedUiSessions(CognitoSettings settings, InstantSource clock) {
        return new HostedUiSessions(settings.hostedUi(), clock);
    }

    @Bean
    OAuthEndpoints oauthEndpoints(
            CognitoSettings settings,
            Definitions definitions,
            AppClients clients,
            AuthorizeRequests requests,
            Authorizations authorizations,
            UserPool users,
            SigningKeys keys,
            InstantSource clock) {
        GroupRoles roles = new GroupRoles(definitions.identity().groups(), definitions.roles(), settings.accountId());
        CognitoTokens tokens = new CognitoTokens(settings.issuer(), clients, users, roles, keys, clock);
        return new OAuthEndpoints(
                settings.issuer(), clients, requests, authorizations, new AuthorizationCodes(clock), tokens);
    }

    @Bean
    Pages hostedUiTemplates(ITemplateEngine templates) {
        return new Pages(templates);
    }

    @Bean
    RouterFunction<ServerResponse> userPoolRoutes(
            CognitoSettings settings,
            AppClients clients,
            AuthorizeRequests requests,
            Authorizations authorizations,
            UserPool users,
            HostedUiSessions sessions,
            SigningKeys keys,
            Pages pages,
            InstantSource clock) {
        ErrorPage errors = new ErrorPage(pages);
        FirstVisit firstVisit = new FirstVisit(() -> {
            keys.prepare();
            aside(users::hashPasswords);
        });
        UserInfo userInfo = new UserInfo(settings.issuer(), keys, authorizations, users, clock);
        return HostedUiPages.routes(
                        new SignInPage(requests, users, sessions, pages, firstVisit),
                        new SignOut(clients, sessions, pages),
                        errors)
                .and(UserPoolRoutes.routes(
                        settings.userPoolId(),
                        new WellKnown(settings.issuer(), settings.hostedUi(), keys),
                        new UserInfoEndpoint(userInfo),
                        errors));
    }

    private static void aside(Runnable task) {
        Thread.ofPlatform().daemon().name("user-pool").start(task);
    }
}
