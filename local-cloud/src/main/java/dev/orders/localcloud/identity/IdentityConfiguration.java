package dev.orders.localcloud.identity;

import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.state.StateStore;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.AwsService;
import dev.orders.localcloud.wire.RequestLog;
import dev.orders.localcloud.wire.RoleCredentials;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Wires roles and credentials; definitions, settings, account, the state and the clock come from the application. */
@Configuration(proxyBeanMethods = false)
public class IdentityConfiguration {

    @Bean
    IssuedKeys accessKeys(InstantSource clock) {
        return new IssuedKeys(clock);
    }

    @Bean
    Roles roles(Definitions definitions, AwsAccount account) {
        return new Roles(definitions, account);
    }

    @Bean
    Users users(ObjectProvider<IamUser> users, AwsAccount account) {
        return new Users(users.stream().toList(), account);
    }

    /** For whoever calls, and for simulations. */
    @Bean
    IdentityPolicies identityPolicies(Roles roles, Users users) {
        return new IdentityPolicies(roles, users);
    }

    @Bean
    RoleSessions roleSessions(Roles roles, IssuedKeys keys, AwsAccount account, InstantSource clock) {
        return new RoleSessions(roles, keys, account, clock);
    }

    @Bean
    RoleCredentials roleCredentials(RoleSessions sessions, AwsAccount account, RequestLog log, InstantSource clock) {
        return new ServiceRoleCredentials(sessions, account, log, clock);
    }

    @Bean
    AwsService securityTokenService(RoleSessions sessions) {
        return new SecurityTokenService(sessions);
    }

    @Bean
    AwsService identityPoolService(
            Definitions definitions,
            IdentitySettings settings,
            RoleSessions sessions,
            AwsAccount account,
            StateStore state,
            InstantSource clock) {
        return new IdentityPoolService(new IdentityPool(
                definitions.identity().identityPool(),
                settings,
                new IdTokens(settings, clock),
                new Identities(account.region(), state),
                sessions));
    }

    @Bean
    ContainerCredentials containerCredentials(RoleCredentials roles, AwsAccount account) {
        return new ContainerCredentials(roles, account);
    }

    @Bean
    ContainerCredentialsEndpoint containerCredentialsEndpoint(ContainerCredentials credentials) {
        return new ContainerCredentialsEndpoint(credentials);
    }

    /** A process proves itself with its own token; right after the SDK's chain, and only for these addresses. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    SecurityFilterChain containerCredentialsSecurity(HttpSecurity http) {
        return http.securityMatcher(ContainerCredentials.PATH + "*")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }
}
