package dev.orders.api.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes both tokens from their headers: the access token as a bearer token (RFC 6750), the ID token beside it. */
final class TokensFilter extends OncePerRequestFilter {
    static final String IDENTITY_HEADER = "X-Identity-Token";

    private final VerifiedSessions sessions;
    private final AuthenticationEntryPoint refusals;

    TokensFilter(VerifiedSessions sessions, AuthenticationEntryPoint refusals) {
        this.sessions = sessions;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            try {
                SecurityContextHolder.setContext(new SecurityContextImpl(new CallerAuthentication(caller(request))));
            } catch (AuthenticationException e) {
                refusals.commence(request, response, e);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private Caller caller(HttpServletRequest request) {
        var accessToken = HeaderValues.bearerToken(only(request, HttpHeaders.AUTHORIZATION));
        var identityToken = only(request, IDENTITY_HEADER);
        return new Caller(sessions.of(accessToken, identityToken), new IdentityToken(identityToken));
    }

    /** Two headers of a name could be read differently here and at a gateway. */
    private static String only(HttpServletRequest request, String name) {
        var values = Collections.list(request.getHeaders(name));
        if (values.size() != 1) {
            throw new InvalidTokenException("The request needs exactly one " + name + " header.");
        }
        return values.getFirst();
    }
}
