package dev.orders.localcloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import dev.orders.localcloud.gateway.TokenVerifier.Verification;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenVerifierTest {

    private final TestIssuer issuer = new TestIssuer();
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    private final TokenVerifier tokens = verifier(now::get);

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void fetchesTheKeysOnce() {
        for (int i = 0; i < 3; i++) {
            String jti = "jti-" + i;
            assertThat(tokens.verify(issuer.accessToken(claims -> claims.jwtID(jti))))
                    .isInstanceOf(Verification.Valid.class);
        }

        assertThat(issuer.fetches()).isEqualTo(1);
    }

    @Test
    void keepsNoTokenPastItsExpiration() {
        Instant expiry = now.get().plusSeconds(60);
        String token = issuer.accessToken(claims -> claims.expirationTime(Date.from(expiry)));
        assertThat(tokens.verify(token)).isInstanceOf(Verification.Valid.class);

        now.set(expiry.minusMillis(1));
        assertThat(tokens.verify(token)).isInstanceOf(Verification.Valid.class);
        now.set(expiry);
        assertThat(tokens.verify(token)).isInstanceOf(Verification.Expired.class);
        assertThat(tokens.verify(token)).isInstanceOf(Verification.Expired.class);
    }

    @Test
    void verifiesAKnownTokenWithoutItsKeys() {
        String token = issuer.accessToken("orders/read");
        tokens.verify(token);
        issuer.publish();

        assertThat(tokens.verify(token)).isInstanceOf(Verification.Valid.class);
        assertThat(issuer.fetches()).isEqualTo(1);
    }

    @Test
    void findsAKeyThatIsNew() {
        tokens.verify(issuer.accessToken("orders/read"));
        RSAKey rotated = TestIssuer.newKey("key-2");
        issuer.publish(issuer.key, rotated);

        assertThat(tokens.verify(issuer.signed(rotated, claims -> claims))).isInstanceOf(Verification.Valid.class);
        assertThat(issuer.fetches()).isEqualTo(2);
    }

    @Test
    void looksForUnknownKeysOnlyNowAndThen() {
        for (int i = 0; i < 5; i++) {
            RSAKey unknown = TestIssuer.newKey("unknown-" + i);
            assertThat(tokens.verify(issuer.signed(unknown, claims -> claims)))
                    .isInstanceOf(Verification.Invalid.class);
        }

        assertThat(issuer.fetches()).isLessThanOrEqualTo(2);
    }

    @Test
    void saysWhenTheKeysCannotBeHad() {
        issuer.answerKeysWith(500);

        assertThat(tokens.verify(issuer.accessToken("orders/read"))).isInstanceOf(Verification.Unverifiable.class);
    }

    @Test
    void refusesAHugeTokenUnread() {
        assertThat(tokens.verify("a".repeat(20_000))).isInstanceOf(Verification.Invalid.class);
        assertThat(issuer.fetches()).isZero();
    }

    private TokenVerifier verifier(InstantSource clock) {
        try {
            return new TokenVerifier(
                    issuer.issuer(),
                    JWKSourceBuilder.create(
                                    URI.create(issuer.issuer() + "/.well-known/jwks.json")
                                            .toURL(),
                                    new JwksRetriever(HttpClient.newHttpClient()))
                            .refreshAheadCache(false)
                            .rateLimited(Duration.ofSeconds(30).toMillis())
                            .build(),
                    clock);
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
