package dev.orders.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Remembers which pairs of tokens were found good, so that a session pays for RS256 once: four fifths of the cost of a small
 * request. Bounded, and never past the first {@code exp}. Keyed by a hash: the cache holds no token.
 */
final class VerifiedSessions {
    private final TokenVerifier verifier;
    private final InstantSource clock;
    private final Cache<ByteBuffer, Session> sessions;

    VerifiedSessions(TokenVerifier verifier, InstantSource clock, int size) {
        this.verifier = verifier;
        this.clock = clock;
        this.sessions = Caffeine.newBuilder()
                .maximumSize(size)
                .expireAfter(Expiry.<ByteBuffer, Session>creating(
                        (key, session) -> Duration.between(clock.instant(), session.expiresAt())))
                .ticker(ticker(clock))
                .build();
    }

    /** @throws InvalidTokenException unless both are good and belong together */
    Session of(String accessToken, String identityToken) {
        var key = key(accessToken, identityToken);
        var known = sessions.getIfPresent(key);
        if (known != null && known.expiresAt().isAfter(clock.instant())) {
            return known;
        }
        // Not get(key, loader): that would verify under a lock which other sessions' keys may share.
        var session = verifier.verify(accessToken, identityToken);
        sessions.put(key, session);
        return session;
    }

    private static Ticker ticker(InstantSource clock) {
        return () -> Duration.ofMillis(clock.millis()).toNanos();
    }

    /** No token holds a line feed, so the two can't be split differently. */
    private static ByteBuffer key(String accessToken, String identityToken) {
        var sha256 = sha256();
        sha256.update(accessToken.getBytes(StandardCharsets.ISO_8859_1));
        sha256.update((byte) '\n');
        sha256.update(identityToken.getBytes(StandardCharsets.ISO_8859_1));
        return ByteBuffer.wrap(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
