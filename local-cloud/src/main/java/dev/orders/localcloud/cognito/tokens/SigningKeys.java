package dev.orders.localcloud.cognito.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.orders.localcloud.state.StateMap;
import dev.orders.localcloud.state.StateStore;
import java.text.ParseException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/**
 * The pool's two RSA keys: one signs ID tokens, the other access tokens, so that their {@code kid} values differ.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html">Understanding
 *     the access token</a>
 */
public final class SigningKeys {

    private final Supplier<CompletableFuture<RSAKey>> idTokens;
    private final Supplier<CompletableFuture<RSAKey>> accessTokens;

    private SigningKeys(
            Supplier<CompletableFuture<RSAKey>> idTokens, Supplier<CompletableFuture<RSAKey>> accessTokens) {
        this.idTokens = SingletonSupplier.of(idTokens);
        this.accessTokens = SingletonSupplier.of(accessTokens);
    }

    /**
     * The keys of the state, so that tokens that were issued stay good over a restart. Those that are missing are made by the
     * executor when they are first asked for or {@linkplain #prepare() prepared}.
     */
    public static SigningKeys keptIn(StateStore state, Executor executor) {
        return new SigningKeys(
                () -> CompletableFuture.supplyAsync(() -> kept(state, "id-tokens"), executor),
                () -> CompletableFuture.supplyAsync(() -> kept(state, "access-tokens"), executor));
    }

    /** Has both made side by side, and waits for neither. */
    public void prepare() {
        idTokens.get();
        accessTokens.get();
    }

    public RSAKey idTokens() {
        return idTokens.get().join();
    }

    public RSAKey accessTokens() {
        return accessTokens.get().join();
    }

    /** Both keys; {@link JWKSet#toJSONObject()} of it shows the public halves only. */
    public JWKSet both() {
        prepare();
        return new JWKSet(List.of(idTokens(), accessTokens()));
    }

    /** Private halves too: the state's file is its owner's only. */
    private static RSAKey kept(StateStore state, String name) {
        StateMap<String> keys = state.map("cognito.signing-keys", String.class);
        String kept = keys.get(name);
        if (kept == null) {
            RSAKey made = generate();
            keys.put(name, made.toJSONString());
            state.flush();
            return made;
        }
        try {
            return RSAKey.parse(kept);
        } catch (ParseException e) {
            throw new IllegalStateException("the kept signing key of " + name + " is no key", e);
        }
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
