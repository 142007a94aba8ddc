package dev.orders.api.identity;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.orders.api.security.Caller;
import dev.orders.domain.order.UserId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;

/**
 * The temporary credentials of callers, from the identity pool's
 * <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html">enhanced flow</a>. They are kept by
 * sign-in <em>and</em> role, bounded, and replaced before they expire; many requests at once of one sign-in fetch them once.
 */
public final class CallerCredentials {
    /** Replaced this long before they expire, so that none expires on its way. */
    static final Duration MARGIN = Duration.ofMinutes(5);

    private static final Duration IDENTITY_KEPT = Duration.ofHours(12);

    private final CognitoIdentityClient identityPool;
    private final Pool pool;
    private final Executor executor;
    private final InstantSource clock;
    private final AsyncCache<Key, AwsSessionCredentials> credentials;
    private final AsyncCache<UserId, String> identities;

    /**
     * @param id the identity pool
     * @param provider the user pool's name as a login
     * @param cachedSessions how many sign-ins' credentials are kept
     */
    public record Pool(String id, String provider, int cachedSessions) {}

    private record Key(String sessionId, String roleArn) {}

    public CallerCredentials(CognitoIdentityClient identityPool, Pool pool, Executor executor, InstantSource clock) {
        this.identityPool = identityPool;
        this.pool = pool;
        this.executor = executor;
        this.clock = clock;
        Ticker ticker = () -> Duration.ofMillis(clock.millis()).toNanos();
        this.credentials = Caffeine.newBuilder()
                .maximumSize(pool.cachedSessions())
                .expireAfter(Expiry.<Key, AwsSessionCredentials>creating((key, value) -> kept(value)))
                .ticker(ticker)
                .executor(executor)
                .buildAsync();
        this.identities = Caffeine.newBuilder()
                .maximumSize(pool.cachedSessions())
                .expireAfterAccess(IDENTITY_KEPT)
                .ticker(ticker)
                .executor(executor)
                .buildAsync();
    }

    /** @throws SdkException when the pool refuses or can't be reached */
    public AwsCredentials of(Caller caller, String roleArn) {
        var key = new Key(caller.session().id(), roleArn);
        return await(credentials.get(
                key, (absent, unused) -> CompletableFuture.supplyAsync(() -> fetch(caller, roleArn), executor)));
    }

    private AwsSessionCredentials fetch(Caller caller, String roleArn) {
        try {
            return fetch(caller, roleArn, identity(caller));
        } catch (ResourceNotFoundException e) {
            // Somebody deleted the identity: it has a new one by now.
            identities.synchronous().invalidate(caller.userId());
            return fetch(caller, roleArn, identity(caller));
        }
    }

    private AwsSessionCredentials fetch(Caller caller, String roleArn, String identityId) {
        var answer = identityPool.getCredentialsForIdentity(
                request -> request.identityId(identityId).logins(logins(caller)).customRoleArn(roleArn));
        return sessionCredentials(answer.credentials());
    }

    /** An identity belongs to the user, not to one sign-in, and its id is no secret: without a login it opens nothing. */
    private String identity(Caller caller) {
        return await(identities.get(
                caller.userId(),
                (absent, unused) -> CompletableFuture.supplyAsync(
                        () -> identityPool
                                .getId(request ->
                                        request.identityPoolId(pool.id()).logins(logins(caller)))
                                .identityId(),
                        executor)));
    }

    private Map<String, String> logins(Caller caller) {
        return Map.of(pool.provider(), caller.identityToken().value());
    }

    private Duration kept(AwsSessionCredentials value) {
        return value.expirationTime()
                .map(expiry -> Duration.between(clock.instant(), expiry).minus(MARGIN))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    private static AwsSessionCredentials sessionCredentials(Credentials credentials) {
        return AwsSessionCredentials.builder()
                .accessKeyId(credentials.accessKeyId())
                .secretAccessKey(credentials.secretKey())
                .sessionToken(credentials.sessionToken())
                .expirationTime(credentials.expiration())
                .build();
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SdkException fault) {
                throw fault;
            }
            throw e;
        }
    }
}
