package dev.orders.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.Resource;
import dev.orders.api.standin.Issuer;
import dev.orders.api.standin.MovableClock;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class IssuerKeysTest {
    private static final JWK FIRST = Issuer.key("first").toPublicJWK();
    private static final JWK SECOND = Issuer.key("second").toPublicJWK();

    private final MovableClock clock = new MovableClock();
    private final IssuerKeys keys = new IssuerKeys(location(), this::retrieve, clock);
    private List<JWK> published = List.of(FIRST);
    private boolean down;
    private volatile int fetches;
    private final CountDownLatch asked = new CountDownLatch(1);
    private volatile CountDownLatch slow = new CountDownLatch(0);

    @Test
    void fetchesNothingUntilAsked() {
        assertThat(fetches).isZero();
    }

    @Test
    void fetchesOnceForMany() {
        assertThat(keys.verifier("first")).isPresent();
        assertThat(keys.verifier("first")).isPresent();
        assertThat(fetches).isEqualTo(1);
    }

    @Test
    void findsAKeyThatTheIssuerHasAdded() {
        keys.verifier("first");
        published = List.of(FIRST, SECOND);
        clock.move(IssuerKeys.PAUSE);

        assertThat(keys.verifier("second")).isPresent();
        assertThat(fetches).isEqualTo(2);
    }

    @Test
    void asksForMadeUpKeysOnceInAWhile() {
        keys.verifier("first");
        clock.move(IssuerKeys.PAUSE);
        for (var request = 0; request < 100; request++) {
            assertThat(keys.verifier("made-up-" + request)).isEmpty();
        }

        assertThat(fetches).isEqualTo(2);
    }

    @Test
    void forgetsAKeyThatTheIssuerHasWithdrawn() {
        keys.verifier("first");
        published = List.of(SECOND);
        clock.move(IssuerKeys.FRESH);

        assertThat(keys.verifier("first")).isEmpty();
    }

    @Test
    void keepsItsKeysWhileTheIssuerIsAway() {
        keys.verifier("first");
        down = true;
        clock.move(IssuerKeys.FRESH);

        assertThat(keys.verifier("first")).isPresent();
        clock.move(IssuerKeys.USABLE);
        assertThatExceptionOfType(IssuerUnavailableException.class).isThrownBy(() -> keys.verifier("first"));
    }

    @Test
    void holdsUpOneRequestWhileASlowIssuerIsAsked() throws Exception {
        keys.verifier("first");
        clock.move(IssuerKeys.FRESH);
        slow = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var held = threads.submit(() -> keys.verifier("first"));
            asked.await();

            assertThat(keys.verifier("first")).isPresent();
            assertThat(held.isDone()).isFalse();

            slow.countDown();
            assertThat(held.get()).isPresent();
        }
        assertThat(fetches).isEqualTo(2);
    }

    @Test
    void saysSoWhenTheIssuerHasNeverBeenThere() {
        down = true;
        for (var request = 0; request < 100; request++) {
            assertThatExceptionOfType(IssuerUnavailableException.class).isThrownBy(() -> keys.verifier("first"));
        }
        assertThat(fetches).isEqualTo(1);

        down = false;
        clock.move(IssuerKeys.PAUSE_AFTER_FAILURE);
        assertThat(keys.verifier("first")).isPresent();
    }

    @Test
    void takesOnlyRsaKeysForSignatures() {
        published = List.of(
                new OctetSequenceKey.Builder(Base64URL.encode("secret"))
                        .keyID("symmetric")
                        .build(),
                FIRST);

        assertThat(keys.verifier("symmetric")).isEmpty();
        assertThat(keys.verifier("first")).isPresent();
    }

    private Resource retrieve(URL url) throws IOException {
        fetches++;
        if (slow.getCount() > 0) {
            asked.countDown();
            awaitSlow();
        }
        if (down) {
            throw new IOException("away");
        }
        return new Resource(new JWKSet(published).toString(false), "application/json");
    }

    private void awaitSlow() throws IOException {
        try {
            slow.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static URL location() {
        try {
            return URI.create("https://issuer.example/.well-known/jwks.json").toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void pausesAreShorterThanWhatTheyGuard() {
        assertThat(List.of(IssuerKeys.PAUSE_AFTER_FAILURE, IssuerKeys.PAUSE, IssuerKeys.FRESH, IssuerKeys.USABLE))
                .isSortedAccordingTo(Duration::compareTo);
    }
}
