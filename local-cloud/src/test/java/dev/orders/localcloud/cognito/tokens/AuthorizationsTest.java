package dev.orders.localcloud.cognito.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

class AuthorizationsTest {

    private static final OAuth2TokenType CODE = new OAuth2TokenType("code");

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Authorizations authorizations = new Authorizations(() -> now);
    private final OAuth2Authorization asked = asked("code");

    @Test
    void findsByCodeAndByRefreshTokenOnly() {
        OAuth2Authorization exchanged = exchanged("refresh");
        authorizations.save(asked);
        authorizations.save(exchanged);

        assertThat(authorizations.findByToken("code", CODE)).isEqualTo(exchanged);
        assertThat(authorizations.findByToken("refresh", OAuth2TokenType.REFRESH_TOKEN))
                .isEqualTo(exchanged);
        assertThat(authorizations.findByToken("refresh", CODE)).isNull();
        assertThat(authorizations.findByToken("refresh", OAuth2TokenType.ACCESS_TOKEN))
                .isNull();
        assertThat(authorizations.findByToken("refresh", null)).isNull();
    }

    @Test
    void theSecondOfTwoCrossingExchangesIsRefused() {
        authorizations.save(asked);
        authorizations.save(exchanged("first"));

        refuses(exchanged("second"));
        assertThat(authorizations.findByToken("second", OAuth2TokenType.REFRESH_TOKEN))
                .isNull();
    }

    @Test
    void aRefreshThatCrossesARevocationDoesNotUndoIt() {
        OAuth2Authorization exchanged = exchanged("refresh");
        authorizations.save(exchanged);
        assertThat(authorizations.stands(asked.getId())).isTrue();

        authorizations.save(revoked(exchanged));

        refuses(exchanged);
        assertThat(authorizations.stands(asked.getId())).isFalse();
    }

    @Test
    void forgetsWhatIsOver() {
        authorizations.save(asked);
        now = now.plus(Duration.ofMinutes(5));
        assertThat(authorizations.findByToken("code", CODE)).isNull();

        OAuth2Authorization other = asked("other");
        authorizations.save(other);

        assertThat(authorizations.findById(asked.getId())).isNull();
        authorizations.remove(other);
        assertThat(authorizations.findByToken("other", CODE)).isNull();
    }

    private void refuses(OAuth2Authorization late) {
        assertThatThrownBy(() -> authorizations.save(late))
                .isInstanceOfSatisfying(
                        OAuth2AuthenticationException.class,
                        refused -> assertThat(refused.getError().getErrorCode()).isEqualTo("invalid_grant"));
    }

    private OAuth2Authorization asked(String code) {
        RegisteredClient client = RegisteredClient.withId("client")
                .clientId("client")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://localhost:9999/callback")
                .build();
        return OAuth2Authorization.withRegisteredClient(client)
                .principalName("sub")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .token(new OAuth2AuthorizationCode(code, now, now.plus(Duration.ofMinutes(5))))
                .build();
    }

    private OAuth2Authorization exchanged(String refreshToken) {
        return OAuth2Authorization.from(asked)
                .refreshToken(new OAuth2RefreshToken(refreshToken, now, now.plus(Duration.ofHours(12))))
                .build();
    }

    private static OAuth2Authorization revoked(OAuth2Authorization authorization) {
        return OAuth2Authorization.from(authorization)
                .invalidate(authorization.getRefreshToken().getToken())
                .build();
    }
}
