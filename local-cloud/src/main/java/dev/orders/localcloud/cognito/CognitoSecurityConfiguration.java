package dev.orders.localcloud.cognito;

import dev.orders.localcloud.cognito.hostedui.ContentSecurity;
import dev.orders.localcloud.cognito.hostedui.HostedUiSessionFilter;
import dev.orders.localcloud.cognito.hostedui.HostedUiSessions;
import dev.orders.localcloud.cognito.hostedui.Pages;
import dev.orders.localcloud.cognito.oauth2.OAuthEndpoints;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Two filter chains that reach exactly the user pool's paths; every other path is somebody else's. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class CognitoSecurityConfiguration {

    /** Authorize, token and revoke: what Spring Authorization Server answers. */
    @Bean
    @Order(10)
    SecurityFilterChain oauthEndpointsChain(HttpSecurity http, OAuthEndpoints endpoints, HostedUiSessions sessions) {
        http.securityMatcher(new OrRequestMatcher(
                path(HttpMethod.GET, "/oauth2/authorize"),
                path(HttpMethod.POST, "/oauth2/token"),
                path(HttpMethod.POST, "/oauth2/revoke")));
        endpoints.configure(http);
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(CognitoSecurityConfiguration::headers)
                .addFilterAfter(new HostedUiSessionFilter(sessions), SecurityContextHolderFilter.class)
                .build();
    }

    /** The pages, the pool's documents, and every other path that is Cognito's. */
    @Bean
    @Order(11)
    SecurityFilterChain hostedUiChain(HttpSecurity http, CognitoSettings settings, Pages pages) {
        return http.securityMatcher(hostedUi(settings.userPoolId()))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(path(HttpMethod.POST, "/login"))
                        .csrfTokenRepository(
                                csrfTokens("https".equals(settings.hostedUi().getScheme()))))
                .logout(logout -> logout.disable())
                .requestCache(cache -> cache.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(CognitoSecurityConfiguration::headers)
                .exceptionHandling(errors -> errors.accessDeniedHandler(
                        (request, response, refused) -> pages.outdatedForm(request, response)))
                .build();
    }

    private static RequestMatcher hostedUi(String userPoolId) {
        List<RequestMatcher> paths = new ArrayList<>();
        for (String path : List.of(
                "/login",
                "/logout",
                "/signup",
                "/confirmUser",
                "/forgotPassword",
                "/confirmforgotPassword",
                "/oauth2/**",
                "/saml2/**",
                "/hosted-ui/**",
                "/" + userPoolId + "/**")) {
            paths.add(PathPatternRequestMatcher.pathPattern(path));
        }
        paths.add(CognitoSecurityConfiguration::isErrorPage);
        return new OrRequestMatcher(paths);
    }

    /** The container dispatches its own errors to the same path: those belong to the chain of their request. */
    private static boolean isErrorPage(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.REQUEST
                && path(HttpMethod.GET, "/error").matches(request)
                && request.getParameter("error") != null;
    }

    /** Seen by the sign-in page only: other pages of this host have tokens of their own. */
    private static CookieCsrfTokenRepository csrfTokens(boolean secure) {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(
                cookie -> cookie.path("/login").httpOnly(true).secure(secure).sameSite("Lax"));
        return tokens;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(ContentSecurity.policy("'none'")))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
    }

    private static RequestMatcher path(HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.pathPattern(method, pattern);
    }
}
