package dev.orders.localcloud.cognito.hostedui;

import dev.orders.localcloud.cognito.tokens.SignedInPerson;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.ResponseCookie;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.web.util.WebUtils;

/**
 * Who is signed in at the Hosted UI, by cookie {@code cognito}: for an hour from the sign-in, however often it is used. It
 * spares a person the password at the next client.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html">Quotas: hosted UI session
 *     cookie</a>
 */
public final class HostedUiSessions {

    static final String COOKIE = "cognito";
    private static final Duration VALIDITY = Duration.ofHours(1);

    private final InstantSource clock;
    private final boolean secure;
    private final Map<String, SignedInPerson> byToken = new ConcurrentHashMap<>();
    private final StringKeyGenerator tokens =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 32);

    /** @param hostedUi the cookie is secure when this origin is */
    public HostedUiSessions(URI hostedUi, InstantSource clock) {
        this.secure = "https".equals(hostedUi.getScheme());
        this.clock = clock;
    }

    /** A new session: never one that the browser brought along. */
    ResponseCookie start(String sub) {
        Instant now = clock.instant();
        byToken.values().removeIf(person -> isOver(person, now));
        String token = tokens.generateKey();
        byToken.put(token, new SignedInPerson(sub, now));
        return cookie(token, VALIDITY);
    }

    Optional<SignedInPerson> find(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return Optional.ofNullable(cookie)
                .map(sent -> byToken.get(sent.getValue()))
                .filter(person -> !isOver(person, clock.instant()));
    }

    /** Ends the request's session, if it has one. */
    ResponseCookie end(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie != null) {
            byToken.remove(cookie.getValue());
        }
        return cookie("", Duration.ZERO);
    }

    private ResponseCookie cookie(String value, Duration maxAge) {
        return ResponseCookie.from(COOKIE, value)
                .path("/")
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .build();
    }

    private static boolean isOver(SignedInPerson person, Instant now) {
        return !now.isBefore(person.signedInAt().plus(VALIDITY));
    }
}
