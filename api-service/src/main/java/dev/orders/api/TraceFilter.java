package dev.orders.api;

import dev.orders.api.aws.RequestTrace;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Keeps what a request causes on AWS under the request's own trace. */
final class TraceFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient RequestTrace trace;

    TraceFilter(RequestTrace trace) {
        this.trace = trace;
    }

    @Override
    @SuppressWarnings("try") // The scope is there to be closed.
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try (RequestTrace.Scope scope = trace.begin(request.getHeader(RequestTrace.HEADER))) {
            chain.doFilter(request, response);
        }
    }
}
