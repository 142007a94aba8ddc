package dev.orders.localcloud.cognito.hostedui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the authorize endpoint who is signed in. */
public final class HostedUiSessionFilter extends OncePerRequestFilter {

    private final HostedUiSessions sessions;

    public HostedUiSessionFilter(HostedUiSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        sessions.find(request).ifPresent(person -> SecurityContextHolder.setContext(new SecurityContextImpl(person)));
        chain.doFilter(request, response);
    }
}
