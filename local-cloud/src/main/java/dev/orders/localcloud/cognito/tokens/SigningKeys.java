package dev.orders.localcloud.cognito.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The pool's two RSA keys: one signs ID tokens, the other access tokens, so that their {@code kid} values differ.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html">Understanding
 *     the access token</a>
 */
public final class SigningKeys {

    private final CompletableFuture<RSAKey> idTokens;
    private final CompletableFuture<RSAKey> accessTokens;

    private SigningKeys(CompletableFuture<RSAKey> idTokens, CompletableFuture<RSAKey> accessTokens) {
        this.idTokens = idTokens;
        this.accessTokens = accessTokens;
    }

    /** New keys, made side by side by the executor; who asks for one before it is there waits. */
    public static SigningKeys generatedBy(Executor executor) {
        return new SigningKeys(
                CompletableFuture.supplyAsync(SigningKeys::generate, executor),
                CompletableFuture.supplyAsync(SigningKeys::generate, executor));
    }

    /** Keys that were kept. */
    public static SigningKeys of(RSAKey idTokens, RSAKey accessTokens) {
        return new SigningKeys(
                CompletableFuture.completedFuture(idTokens), CompletableFuture.completedFuture(accessTokens));
    }

    public RSAKey idTokens() {
        return idTokens.join();
    }

    public RSAKey accessTokens() {
        return accessTokens.join();
    }

    /** Both keys; {@link JWKSet#toJSONObject()} of it shows the public halves only. */
    public JWKSet both() {
        return new JWKSet(List.of(idTokens(), accessTokens()));
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("this JDK makes no RSA keys", e);
        }
    }
}
