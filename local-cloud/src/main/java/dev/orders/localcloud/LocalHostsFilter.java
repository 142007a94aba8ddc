package dev.orders.localcloud;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers only to names of this machine. Listening on the loopback alone keeps other machines out, but not a web page in the
 * developer's own browser whose host name is made to lead here (DNS rebinding): to the browser that page would be of the
 * same origin as the console, the environment document and the Hosted UI.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.5.20">RFC 9110: 421 Misdirected Request</a>
 */
final class LocalHostsFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final Pattern LOCAL = Pattern.compile(
            "(([a-z0-9-]+\\.)*localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isLocal(request.getHeader("Host"))) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(421);
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().println("The local cloud answers at localhost only.");
        }
    }

    /** @param host null of a client before HTTP/1.1, which no browser is */
    static boolean isLocal(@Nullable String host) {
        return host == null || LOCAL.matcher(host).matches();
    }
}
