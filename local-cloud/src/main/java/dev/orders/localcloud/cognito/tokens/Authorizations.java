package dev.orders.localcloud.cognito.tokens;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * What was granted to whom, by code and by refresh token, for as long as either lives. A code is good for one exchange
 * and a revocation for ever, also when requests cross: the later writer of the two is refused.
 */
public final class Authorizations implements OAuth2AuthorizationService {

    private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Map<String, OAuth2Authorization> byId = new HashMap<>();
    private final Map<String, String> idByCode = new HashMap<>();
    private final Map<String, String> idByRefreshToken = new HashMap<>();
    private Instant nextCleaning;

    public Authorizations(InstantSource clock) {
        this.clock = clock;
        this.nextCleaning = clock.instant().plus(BETWEEN_CLEANINGS);
    }

    @Override
    public synchronized void save(OAuth2Authorization authorization) {
        OAuth2Authorization before = byId.get(authorization.getId());
        if (before != null && isOvertaken(before, authorization)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
        byId.put(authorization.getId(), authorization);
        var code = authorization.getToken(OAuth2AuthorizationCode.class);
        if (code != null) {
            idByCode.put(code.getToken().getTokenValue(), authorization.getId());
        }
        var refreshToken = authorization.getRefreshToken();
        if (refreshToken != null) {
            idByRefreshToken.put(refreshToken.getToken().getTokenValue(), authorization.getId());
        }
        clean();
    }

    @Override
    public synchronized void remove(OAuth2Authorization authorization) {
        byId.remove(authorization.getId());
        idByCode.values().remove(authorization.getId());
        idByRefreshToken.values().remove(authorization.getId());
    }

    @Override
    public synchronized @Nullable OAuth2Authorization findById(String id) {
        return byId.get(id);
    }

    /** @return {@code null} for a token that is unknown or whose time is over */
    @Override
    public synchronized @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        if (type == null) {
            return null;
        }
        String id = switch (type.getValue()) {
            case "code" -> idByCode.get(token);
            case "refresh_token" -> idByRefreshToken.get(token);
            default -> null;
        };
        OAuth2Authorization found = id == null ? null : byId.get(id);
        return found == null || isOver(found, clock.instant()) ? null : found;
    }

    /** Whether the sign-in with this {@code origin_jti} still stands: not revoked, not forgotten. */
    public synchronized boolean stands(String originJti) {
        OAuth2Authorization authorization = byId.get(originJti);
        return authorization != null
                && authorization.getRefreshToken() != null
                && !authorization.getRefreshToken().isInvalidated();
    }

    private static boolean isOvertaken(OAuth2Authorization before, OAuth2Authorization after) {
        OAuth2Authorization.Token<OAuth2RefreshToken> kept = before.getRefreshToken();
        if (kept == null) {
            return false;
        }
        OAuth2Authorization.Token<OAuth2RefreshToken> offered = after.getRefreshToken();
        if (offered == null
                || !kept.getToken().getTokenValue().equals(offered.getToken().getTokenValue())) {
            return true;
        }
        return kept.isInvalidated() && !offered.isInvalidated();
    }

    private void clean() {
        Instant now = clock.instant();
        if (now.isBefore(nextCleaning)) {
            return;
        }
        nextCleaning = now.plus(BETWEEN_CLEANINGS);
        byId.values().removeIf(authorization -> isOver(authorization, now));
        idByCode.values().retainAll(byId.keySet());
        idByRefreshToken.values().retainAll(byId.keySet());
    }

    /** A used code is remembered as long as its refresh token lives, to revoke that one when the code comes again. */
    private static boolean isOver(OAuth2Authorization authorization, Instant now) {
        var refreshToken = authorization.getRefreshToken();
        var code = authorization.getToken(OAuth2AuthorizationCode.class);
        Instant end = refreshToken != null
                ? refreshToken.getToken().getExpiresAt()
                : code != null ? code.getToken().getExpiresAt() : null;
        return end != null && !now.isBefore(end);
    }
}
