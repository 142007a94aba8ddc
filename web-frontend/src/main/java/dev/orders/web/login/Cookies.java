package dev.orders.web.login;

import dev.orders.web.settings.FrontendSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * The cookies of this service, none of which holds more than an opaque id or a notice's name. Over TLS their names
 * carry the prefix {@code __Host-}: no other host and no plain connection can then set them (RFC 6265bis, 4.1.3.2).
 */
public final class Cookies {
    private static final Duration NOTICE_LIFETIME = Duration.ofMinutes(2);

    private final boolean https;

    Cookies(FrontendSettings settings) {
        https = settings.https();
    }

    boolean secure() {
        return https;
    }

    String sessionName() {
        return named("ORDERS_SESSION");
    }

    void leave(Notice notice, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, noticeCookie(notice.id(), NOTICE_LIFETIME));
    }

    /** The notice left for this browser, once. */
    public Optional<Notice> take(HttpServletRequest request, HttpServletResponse response) {
        var cookie = WebUtils.getCookie(request, named("ORDERS_NOTICE"));
        if (cookie == null) {
            return Optional.empty();
        }
        response.addHeader(HttpHeaders.SET_COOKIE, noticeCookie("", Duration.ZERO));
        return Notice.of(cookie.getValue());
    }

    private String noticeCookie(String value, Duration lifetime) {
        return ResponseCookie.from(named("ORDERS_NOTICE"), value)
                .path("/")
                .maxAge(lifetime)
                .httpOnly(true)
                .secure(https)
                .sameSite("Lax")
                .build()
                .toString();
    }

    private String named(String name) {
        return https ? "__Host-" + name : name;
    }
}
