package dev.orders.web.telemetry;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Whether a person's browser asks that nothing be measured.
 *
 * @see <a href="https://www.w3.org/TR/tracking-dnt/#dnt-header-field">Do Not Track</a>
 * @see <a href="https://w3c.github.io/gpc/#the-sec-gpc-header-field-for-http-requests">Global Privacy Control</a>
 */
final class Tracking {
    private static final String ON = "1";

    private Tracking() {}

    static boolean refused(HttpServletRequest request) {
        return ON.equals(request.getHeader("DNT")) || ON.equals(request.getHeader("Sec-GPC"));
    }
}
