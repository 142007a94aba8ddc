package dev.orders.web.login;

import dev.orders.web.settings.FrontendSettings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/** Who may see what, and what a session is made of. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    @Bean
    SecurityFilterChain pages(
            HttpSecurity http, FrontendSettings settings, SecurityContextRepository contexts, Cookies cookies) {
        RequestCache savedRequests = savedPages();
        var flow = new SignInFlow(savedRequests, cookies);
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/", "/assets/**", "/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/orders", "/orders/**")
                        .hasAuthority(PoolUsers.CUSTOMERS)
                        .requestMatchers("/approvals", "/approvals/**")
                        .hasAuthority(PoolUsers.APPROVERS)
                        .requestMatchers("/operations", "/operations/**", "/actuator/telemetry")
                        .hasAuthority(PoolUsers.OPERATORS)
                        .requestMatchers("/telemetry")
                        .hasAnyAuthority(PoolUsers.CUSTOMERS, PoolUsers.APPROVERS, PoolUsers.OPERATORS)
                        .anyRequest()
                        .authenticated())
                .securityContext(context -> context.securityContextRepository(contexts))
                .requestCache(cache -> cache.requestCache(savedRequests))
                .oauth2Login(login ->
                        login.loginPage(SignInFlow.SIGN_IN).successHandler(flow).failureHandler(flow))
                .logout(logout -> logout.logoutSuccessHandler(new HostedUiLogout(settings, cookies)))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(flow).accessDeniedHandler(new Refusal.Handler()))
                .headers(headers -> SecurityHeaders.write(headers, settings))
                .build();
    }

    /** Only pages are repeated after a sign-in: never a POST, never a request that a script or an image made. */
    private static RequestCache savedPages() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> "GET".equals(request.getMethod())
                && String.valueOf(request.getHeader("Accept")).contains("text/html"));
        return cache;
    }

    @Bean
    SecurityContextRepository securityContexts() {
        return new HttpSessionSecurityContextRepository();
    }

    @Bean
    JwtDecoderFactory<ClientRegistration> identityTokenDecoders() {
        return IdentityTokens.decoders();
    }

    @Bean
    PoolUsers poolUsers() {
        return new PoolUsers();
    }

    @Bean
    SessionTokens sessionTokens(
            HttpServletRequest request,
            HttpServletResponse response,
            OAuth2AuthorizedClientRepository clients,
            SecurityContextRepository contexts,
            OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> grant,
            JwtDecoderFactory<ClientRegistration> decoders,
            PoolUsers users,
            Clock clock) {
        var refresh = new TokenRefresh(request, response, clients, contexts, grant, decoders, users, clock);
        return new SessionTokens(request, contexts, refresh);
    }

    @Bean
    Cookies cookies(FrontendSettings settings) {
        return new Cookies(settings);
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> sessionCookie(Cookies cookies) {
        return factory -> {
            var cookie = factory.getSettings().getSession().getCookie();
            cookie.setName(cookies.sessionName());
            cookie.setSecure(cookies.secure());
            cookie.setHttpOnly(true);
            cookie.setSameSite(SameSite.LAX);
            cookie.setPath("/");
        };
    }
}
