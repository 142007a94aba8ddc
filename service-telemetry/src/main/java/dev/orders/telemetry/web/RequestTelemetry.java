package dev.orders.telemetry.web;

import dev.orders.telemetry.Telemetry;
import dev.orders.telemetry.TelemetryEvent;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Tells of each request that was answered: {@code request.handled}, with the route's template and never the path, which holds ids.
 * It comes before everything else, so that what security refuses counts, too. Health checks, the rest of the actuator and
 * assets don't.
 */
public final class RequestTelemetry extends HttpFilter implements Ordered {
    private static final long serialVersionUID = 1L;

    private static final String TYPE = "request.handled";
    private static final String OTHER = "other";
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");
    private static final int FAILED = 500;

    private final transient Telemetry telemetry;
    private final transient InstantSource clock;
    private final transient LongSupplier nanos;
    private final transient RouteTemplates routes = new RouteTemplates();

    public RequestTelemetry(Telemetry telemetry, InstantSource clock) {
        this(telemetry, clock, System::nanoTime);
    }

    RequestTelemetry(Telemetry telemetry, InstantSource clock, LongSupplier nanos) {
        this.telemetry = telemetry;
        this.clock = clock;
        this.nanos = nanos;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isOfNoInterest(request)) {
            chain.doFilter(request, response);
            return;
        }
        long from = nanos.getAsLong();
        boolean returned = false;
        try {
            chain.doFilter(request, response);
            returned = true;
        } finally {
            if (returned && request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new Completion(from, request, response));
            } else {
                // What leaves the chain as an exception becomes the server's 500, which the response doesn't say yet.
                tell(request, returned ? response.getStatus() : FAILED, from);
            }
        }
    }

    private static boolean isOfNoInterest(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/actuator/") || path.startsWith("/assets/");
    }

    private void tell(HttpServletRequest request, int status, long from) {
        String id = UUID.randomUUID().toString();
        String method = request.getMethod();
        String route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String template
                ? routes.of(template)
                : OTHER;
        Map<String, Object> data = Map.of(
                "method",
                METHODS.contains(method) ? method : OTHER,
                "route",
                route,
                "status",
                status,
                "milliseconds",
                Math.round((nanos.getAsLong() - from) / 1e6));
        telemetry.emit(new TelemetryEvent(id, TYPE, null, id, clock.instant(), data));
    }

    private final class Completion implements AsyncListener {
        private final long from;
        private final HttpServletRequest request;
        private final HttpServletResponse response;

        Completion(long from, HttpServletRequest request, HttpServletResponse response) {
            this.from = from;
            this.request = request;
            this.response = response;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            tell(request, response.getStatus(), from);
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
