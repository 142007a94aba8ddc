package dev.orders.localcloud.cognito.tokens;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/**
 * Makes authorization codes. One lives five minutes.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html">Authorize
 *     endpoint</a>
 */
public final class AuthorizationCodes implements OAuth2TokenGenerator<OAuth2AuthorizationCode> {

    private static final Duration VALIDITY = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final StringKeyGenerator codes =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 32);

    public AuthorizationCodes(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public OAuth2AuthorizationCode generate(OAuth2TokenContext context) {
        Instant now = clock.instant();
        return new OAuth2AuthorizationCode(codes.generateKey(), now, now.plus(VALIDITY));
    }
}
