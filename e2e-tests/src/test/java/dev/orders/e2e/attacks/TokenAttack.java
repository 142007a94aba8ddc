package dev.orders.e2e.attacks;

import dev.orders.e2e.client.Tokens;
import java.time.Instant;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** Every pair of tokens that must open nothing. */
enum TokenAttack {
    NO_TOKENS((own, other, issuer) -> new Pair("", "")),
    NO_ACCESS_TOKEN((own, other, issuer) -> new Pair("", own.idToken())),
    GARBAGE((own, other, issuer) -> new Pair("garbage", own.idToken())),
    UNSIGNED((own, other, issuer) -> new Pair(ForgedTokens.unsigned(own.accessToken()), own.idToken())),
    SIGNED_WITH_THE_PUBLIC_KEY((own, other, issuer) ->
            new Pair(ForgedTokens.signedWithThePublicKey(own.accessToken(), issuer), own.idToken())),
    TAMPERED_SUBJECT(
            (own, other, issuer) -> new Pair(ForgedTokens.tampered(own.accessToken(), subject(other)), own.idToken())),
    TAMPERED_EXPIRY((own, other, issuer) -> new Pair(
            ForgedTokens.tampered(
                    own.accessToken(), claims -> claims.put("exp", Instant.now().getEpochSecond() + 864_000)),
            own.idToken())),
    SELF_SIGNED((own, other, issuer) ->
            new Pair(ForgedTokens.selfSigned(own.accessToken(), subject(other)), own.idToken())),
    WITH_ITS_OWN_KEY((own, other, issuer) -> new Pair(ForgedTokens.withItsOwnKey(own.accessToken()), own.idToken())),
    OF_ANOTHER_ISSUER((own, other, issuer) -> new Pair(
            ForgedTokens.selfSigned(own.accessToken(), claims -> claims.put("iss", "http://localhost:1/pool")),
            own.idToken())),
    ID_TOKEN_FOR_ACCESS((own, other, issuer) -> new Pair(own.idToken(), own.idToken())),
    REFRESH_TOKEN_FOR_ACCESS((own, other, issuer) -> new Pair(own.refreshToken(), own.idToken())),
    /** From here on the gateway has nothing against the access token: api-service refuses. */
    NO_ID_TOKEN((own, other, issuer) -> new Pair(own.accessToken(), "")),
    ACCESS_TOKEN_FOR_IDENTITY((own, other, issuer) -> new Pair(own.accessToken(), own.accessToken())),
    ID_TOKEN_OF_SOMEBODY_ELSE((own, other, issuer) -> new Pair(own.accessToken(), other.idToken())),
    UNSIGNED_ID_TOKEN((own, other, issuer) -> new Pair(own.accessToken(), ForgedTokens.unsigned(other.idToken()))),
    TAMPERED_ID_TOKEN(
            (own, other, issuer) -> new Pair(own.accessToken(), ForgedTokens.tampered(own.idToken(), subject(other)))),
    SELF_SIGNED_ID_TOKEN(
            (own, other, issuer) -> new Pair(own.accessToken(), ForgedTokens.selfSigned(own.idToken(), subject(own))));

    private final Forgery forgery;

    TokenAttack(Forgery forgery) {
        this.forgery = forgery;
    }

    /** @param other whom the attacker wants to be */
    Pair tokens(Tokens own, Tokens other, String issuer) {
        return forgery.tokens(own, other, issuer);
    }

    private static UnaryOperator<ObjectNode> subject(Tokens of) {
        return claims -> claims.put("sub", of.subject());
    }

    record Pair(String accessToken, String idToken) {}

    private interface Forgery {
        Pair tokens(Tokens own, Tokens other, String issuer);
    }
}
