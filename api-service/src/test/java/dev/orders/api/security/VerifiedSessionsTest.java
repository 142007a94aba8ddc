package dev.orders.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.orders.api.standin.Issuer;
import dev.orders.api.standin.MovableClock;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.Date;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerifiedSessionsTest {
    private static final RSAKey KEY = Issuer.key("key");
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final MovableClock clock = new MovableClock();
    private final IssuerKeys keys = new IssuerKeys(location(), this::retrieve, clock);
    private final VerifiedSessions sessions =
            new VerifiedSessions(new TokenVerifier(keys, "https://issuer.example", Set.of("client"), clock), clock, 10);
    private boolean verifiable = true;

    @Test
    void verifiesAPairOnce() {
        var access = token("access", "origin", LIFETIME);
        var identity = token("id", "origin", LIFETIME);
        var first = sessions.of(access, identity);

        withdrawKeys();

        assertThat(sessions.of(access, identity)).isSameAs(first);
    }

    @Test
    void verifiesEachTokenInAnyOtherPair() {
        var access = token("access", "origin", LIFETIME);
        sessions.of(access, token("id", "origin", LIFETIME));

        withdrawKeys();

        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> sessions.of(access, token("id", "origin", LIFETIME)));
        assertThatExceptionOfType(InvalidTokenException.class).isThrownBy(() -> sessions.of(access, access));
    }

    @Test
    void remembersNothingPastTheFirstExpiry() {
        var access = token("access", "origin", LIFETIME);
        var identity = token("id", "origin", LIFETIME.multipliedBy(2));
        var session = sessions.of(access, identity);
        assertThat(session.expiresAt()).isEqualTo(clock.instant().plus(LIFETIME));

        clock.move(LIFETIME.minusMillis(1));
        assertThat(sessions.of(access, identity)).isSameAs(session);

        clock.move(Duration.ofMillis(1));
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> sessions.of(access, identity))
                .withMessage("The access token has expired.");
    }

    @Test
    void knowsASignInByItsOriginAcrossRefreshes() {
        var first = sessions.of(token("access", "origin", LIFETIME), token("id", "origin", LIFETIME));
        clock.move(Duration.ofMinutes(1));
        var refreshed = sessions.of(token("access", "origin", LIFETIME), token("id", "origin", LIFETIME));
        var another = sessions.of(token("access", "other", LIFETIME), token("id", "other", LIFETIME));

        assertThat(refreshed.id()).isEqualTo(first.id()).isNotEqualTo(another.id());
        assertThat(first.id()).startsWith(first.userId().value());
    }

    /** Long enough for the keys to be asked for again. */
    private void withdrawKeys() {
        verifiable = false;
        clock.move(IssuerKeys.PAUSE);
        assertThat(keys.verifier("another")).isEmpty();
    }

    private String token(String use, String origin, Duration lifetime) {
        var claims = new JWTClaimsSet.Builder()
                .issuer("https://issuer.example")
                .subject("anna")
                .claim("token_use", use)
                .claim("origin_jti", origin)
                .expirationTime(Date.from(clock.instant().plus(lifetime)));
        return Issuer.sign(
                KEY, (use.equals("access") ? claims.claim("client_id", "client") : claims.audience("client")).build());
    }

    private Resource retrieve(URL url) throws IOException {
        var published = verifiable ? new JWKSet(KEY.toPublicJWK()) : new JWKSet();
        return new Resource(published.toString(), "application/json");
    }

    private static URL location() {
        try {
            return URI.create("https://issuer.example/.well-known/jwks.json").toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
