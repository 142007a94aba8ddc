package dev.orders.api.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuer's public keys (its {@code jwks.json}): fetched when first needed, again when old or when a key is not among them, and
 * that at most once in {@link #PAUSE}, so that made-up key ids cost the issuer nothing.
 */
final class IssuerKeys {
    static final Duration PAUSE = Duration.ofSeconds(10);
    static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    static final Duration FRESH = Duration.ofHours(1);
    /** An issuer that is away must not sign everybody out; one that withdrew a key must be heard some time. */
    static final Duration USABLE = Duration.ofHours(8);

    private static final Logger log = LoggerFactory.getLogger(IssuerKeys.class);

    private final URL location;
    private final ResourceRetriever retriever;
    private final InstantSource clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile Keys keys = new Keys(Map.of(), Instant.MIN);
    private Instant nextFetch = Instant.MIN;

    private record Keys(Map<String, RSASSAVerifier> byId, Instant fetchedAt) {
        boolean isFresh(Instant now) {
            return fetchedAt.isAfter(now.minus(FRESH));
        }

        boolean isUsable(Instant now) {
            return fetchedAt.isAfter(now.minus(USABLE));
        }
    }

    IssuerKeys(URL location, ResourceRetriever retriever, InstantSource clock) {
        this.location = location;
        this.retriever = retriever;
        this.clock = clock;
    }

    /** Verifies with the issuer's key of that id; empty when the issuer has no such key. */
    Optional<RSASSAVerifier> verifier(String keyId) {
        var now = clock.instant();
        var known = keys;
        var verifier = known.byId().get(keyId);
        if (verifier == null || !known.isUsable(now)) {
            return refreshed(keyId);
        }
        if (!known.isFresh(now)) {
            refreshUnlessOthersDo();
        }
        return Optional.ofNullable(keys.byId().get(keyId));
    }

    /** Waits: there is nothing to go on with. */
    private Optional<RSASSAVerifier> refreshed(String keyId) {
        fetching.lock();
        try {
            fetchIfDue(keyId);
            if (!keys.isUsable(clock.instant())) {
                throw new IssuerUnavailableException("The keys of the tokens' issuer can't be had.");
            }
            return Optional.ofNullable(keys.byId().get(keyId));
        } finally {
            fetching.unlock();
        }
    }

    /** An issuer that answers slowly or not at all holds up one request, not all. */
    private void refreshUnlessOthersDo() {
        if (fetching.tryLock()) {
            try {
                fetchIfDue("");
            } finally {
                fetching.unlock();
            }
        }
    }

    private void fetchIfDue(String keyId) {
        var now = clock.instant();
        if (!now.isBefore(nextFetch) && !(keys.isFresh(now) && keys.byId().containsKey(keyId))) {
            fetch();
        }
    }

    private void fetch() {
        try {
            var set = JWKSet.parse(retriever.retrieveResource(location).getContent());
            var now = clock.instant();
            keys = new Keys(verifiers(set), now);
            nextFetch = now.plus(PAUSE);
        } catch (IOException | ParseException | JOSEException e) {
            log.warn("The keys of the tokens' issuer can't be had: {}", e.toString());
            var now = clock.instant();
            nextFetch = now.plus(keys.isUsable(now) ? PAUSE : PAUSE_AFTER_FAILURE);
        }
    }

    private static Map<String, RSASSAVerifier> verifiers(JWKSet set) throws JOSEException {
        var verifiers = new HashMap<String, RSASSAVerifier>();
        for (JWK key : set.getKeys()) {
            if (key instanceof RSAKey rsa && rsa.getKeyID() != null && isForSignatures(rsa)) {
                verifiers.put(rsa.getKeyID(), new RSASSAVerifier(rsa.toPublicJWK()));
            }
        }
        return Map.copyOf(verifiers);
    }

    private static boolean isForSignatures(RSAKey key) {
        return (key.getKeyUse() == null || key.getKeyUse() == KeyUse.SIGNATURE) && key.size() >= 2048;
    }
}
