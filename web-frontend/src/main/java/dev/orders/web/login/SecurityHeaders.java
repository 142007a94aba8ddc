package dev.orders.web.login;

import dev.orders.web.settings.FrontendSettings;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** What every answer tells the browser to refuse. {@code Cache-Control: no-store} is Spring Security's default. */
final class SecurityHeaders {
    private static final long ONE_YEAR_SECONDS = 31_536_000;

    private SecurityHeaders() {}

    static void write(HeadersConfigurer<HttpSecurity> headers, FrontendSettings settings) {
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(contentSecurityPolicy(settings)))
                .frameOptions(FrameOptionsConfig::deny)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(
                        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"));
        if (settings.https()) {
            // TLS may end at a load balancer, so the connection itself doesn't tell.
            headers.httpStrictTransportSecurity(hsts -> hsts.requestMatcher(AnyRequestMatcher.INSTANCE)
                    .includeSubDomains(true)
                    .maxAgeInSeconds(ONE_YEAR_SECONDS));
        } else {
            headers.httpStrictTransportSecurity(HeadersConfigurer.HstsConfig::disable);
        }
    }

    /** Chromium applies form-action to the redirects after a form too, and sign-out redirects to the Hosted UI. */
    static String contentSecurityPolicy(FrontendSettings settings) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self'",
                "connect-src 'self'",
                "form-action 'self' " + settings.hostedUiOrigin(),
                "frame-ancestors 'none'",
                "base-uri 'none'");
    }
}
