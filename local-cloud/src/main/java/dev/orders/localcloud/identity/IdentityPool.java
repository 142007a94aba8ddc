package dev.orders.localcloud.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.orders.localcloud.definitions.IdentityDefinition;
import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.policy.RequestContext;
import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import dev.orders.localcloud.wire.IamDecision;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The identity pool: turns a signed-in person's ID token into credentials of a role, tagged with claims of the token.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html">Identity pools
 *     authentication flow: enhanced</a>
 */
final class IdentityPool {

    private static final String PROVIDER = "cognito-identity.amazonaws.com";
    private static final String SESSION_NAME = "CognitoIdentityCredentials";
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final IdentityDefinition.IdentityPool definition;
    private final IdentitySettings settings;
    private final IdTokens tokens;
    private final Identities identities;
    private final RoleSessions sessions;

    IdentityPool(
            IdentityDefinition.IdentityPool definition,
            IdentitySettings settings,
            IdTokens tokens,
            Identities identities,
            RoleSessions sessions) {
        this.definition = definition;
        this.settings = settings;
        this.tokens = tokens;
        this.identities = identities;
        this.sessions = sessions;
    }

    String identityOf(String poolId, Map<String, String> logins) {
        if (!poolId.equals(settings.identityPoolId())) {
            throw Refusals.notFound("IdentityPool '%s' not found.".formatted(poolId));
        }
        return identities.idOf(login(verified(logins)));
    }

    AccessKey credentials(
            String identityId,
            Map<String, String> logins,
            @Nullable String customRoleArn,
            Consumer<IamDecision> decisions) {
        Identities.Login owner = identities
                .find(identityId)
                .orElseThrow(() -> Refusals.notFound("Identity '%s' not found.".formatted(identityId)));
        JWTClaimsSet claims = verified(logins);
        if (!login(claims).equals(owner)) {
            throw Refusals.notAuthorized("Logins don't match. Please include at least one valid login for this identity"
                    + " or identity pool.");
        }
        String role = RoleChoice.of(claims, customRoleArn, identityId);
        Map<String, List<String>> federation = federation(identityId, owner);
        Assumption assumption = new Assumption(
                role,
                new Principal.Federated(PROVIDER, federation),
                "sts:AssumeRoleWithWebIdentity",
                RequestContext.empty(),
                SESSION_NAME,
                tags(claims),
                federation,
                LIFETIME);
        return sessions.start(assumption, decisions).orElseThrow(Refusals::misconfigured);
    }

    private JWTClaimsSet verified(Map<String, String> logins) {
        if (logins.isEmpty()) {
            throw Refusals.notAuthorized("Unauthenticated access is not supported for this identity pool.");
        }
        String token = logins.get(settings.identityProvider());
        if (token == null || logins.size() > 1) {
            throw Refusals.notAuthorized("Token is not from a supported provider of this identity pool.");
        }
        return tokens.verify(token);
    }

    private Identities.Login login(JWTClaimsSet claims) {
        return new Identities.Login(settings.identityProvider(), claims.getSubject());
    }

    private Map<String, List<String>> federation(String identityId, Identities.Login login) {
        return Map.of(
                PROVIDER + ":aud", List.of(settings.identityPoolId()),
                PROVIDER + ":sub", List.of(identityId),
                PROVIDER + ":amr",
                        List.of(
                                "authenticated",
                                login.provider(),
                                login.provider() + ":CognitoSignIn:" + login.subject()));
    }

    /** The tags that the definition maps; a claim that is absent, or no single value, gives none. */
    private Map<String, String> tags(JWTClaimsSet claims) {
        Map<String, String> tags = new LinkedHashMap<>();
        definition.principalTags().forEach((tag, claim) -> {
            Object value = claims.getClaim(claim);
            if (value instanceof String || value instanceof Boolean || value instanceof Number) {
                tags.put(tag, value.toString());
            }
        });
        return tags;
    }
}
