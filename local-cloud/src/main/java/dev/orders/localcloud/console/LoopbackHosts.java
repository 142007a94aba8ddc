package dev.orders.localcloud.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers only requests that name the laptop itself. A foreign page whose name was pointed at the loopback address (DNS
 * rebinding) has the browser send that foreign name, and could otherwise read what is here as its own.
 */
public final class LoopbackHosts extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final int MISDIRECTED_REQUEST = 421;
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isLoopback(request.getHeader("Host"), request.getLocalPort())) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(MISDIRECTED_REQUEST);
        response.setContentType("text/plain;charset=UTF-8");
        String answer = "This is only there as http://localhost:%d/\n".formatted(request.getLocalPort());
        response.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
    }

    static boolean isLoopback(@Nullable String host, int port) {
        if (host == null) {
            return false;
        }
        String suffix = ":" + port;
        String name = host.endsWith(suffix) ? host.substring(0, host.length() - suffix.length()) : host;
        return (port == 80 || host.endsWith(suffix)) && NAMES.contains(name.toLowerCase(Locale.ROOT));
    }
}
