package dev.orders.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.PlainJWT;
import dev.orders.api.ApiTest;
import dev.orders.api.standin.Issuer;
import dev.orders.api.standin.Issuer.Tokens;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest extends ApiTest {

    static Stream<Arguments> attacks() {
        var stranger = Issuer.key("access-key");
        return Stream.of(
                attack(
                        "expired access token",
                        user -> new Tokens(user.access(claims -> claims.expirationTime(past())), identity(user))),
                attack(
                        "expired identity token",
                        user -> new Tokens(access(user), user.identity(claims -> claims.expirationTime(past())))),
                attack(
                        "access token without expiry",
                        user -> new Tokens(user.access(claims -> claims.expirationTime(null)), identity(user))),
                attack(
                        "token of the future",
                        user -> new Tokens(
                                user.access(claims -> claims.notBeforeTime(
                                        Date.from(Instant.now().plusSeconds(600)))),
                                identity(user))),
                attack(
                        "access token of another issuer",
                        user -> new Tokens(
                                user.access(claims -> claims.issuer("https://elsewhere.example/pool")),
                                identity(user))),
                attack(
                        "issuer with a slash more",
                        user -> new Tokens(user.access(claims -> claims.issuer(ISSUER.url() + "/")), identity(user))),
                attack(
                        "identity token of another issuer",
                        user -> new Tokens(
                                access(user),
                                user.identity(claims -> claims.issuer("https://elsewhere.example/pool")))),
                attack(
                        "access token of another client",
                        user -> new Tokens(user.access(claims -> claims.claim("client_id", "other")), identity(user))),
                attack(
                        "access token without client",
                        user -> new Tokens(user.access(claims -> claims.claim("client_id", null)), identity(user))),
                attack(
                        "identity token of another client",
                        user -> new Tokens(
                                access(user), user.identity(claims -> claims.audience(Issuer.PUBLIC_CLIENT)))),
                attack(
                        "identity token of several clients",
                        user -> new Tokens(
                                access(user),
                                user.identity(
                                        claims -> claims.audience(List.of(Issuer.CLIENT, Issuer.PUBLIC_CLIENT))))),
                attack("identity token of another user", user -> new Tokens(access(user), identity(ISSUER.signIn()))),
                attack("tokens swapped", user -> new Tokens(identity(user), access(user))),
                attack("access token twice", user -> new Tokens(access(user), access(user))),
                attack("identity token twice", user -> new Tokens(identity(user), identity(user))),
                attack(
                        "access token without use",
                        user -> new Tokens(user.access(claims -> claims.claim("token_use", null)), identity(user))),
                attack(
                        "use that is no text",
                        user -> new Tokens(user.access(claims -> claims.claim("token_use", 1)), identity(user))),
                attack(
                        "no subject",
                        user -> new Tokens(
                                user.access(claims -> claims.subject(null)),
                                user.identity(claims -> claims.subject(null)))),
                attack(
                        "subject that is no user id",
                        user -> new Tokens(
                                user.access(claims -> claims.subject("a b")),
                                user.identity(claims -> claims.subject("a b")))),
                attack(
                        "signed by a stranger under the issuer's key id",
                        user -> new Tokens(
                                Issuer.sign(stranger, user.accessClaims().build()), identity(user))),
                attack(
                        "unknown key id",
                        user -> new Tokens(
                                Issuer.sign(
                                        Issuer.key("unknown"),
                                        user.accessClaims().build()),
                                identity(user))),
                attack(
                        "no key id",
                        user -> new Tokens(
                                Issuer.sign(
                                        new JWSHeader(JWSAlgorithm.RS256),
                                        rsa(),
                                        user.accessClaims().build()),
                                identity(user))),
                attack(
                        "RS512",
                        user -> new Tokens(
                                Issuer.sign(
                                        new JWSHeader.Builder(JWSAlgorithm.RS512)
                                                .keyID("access-key")
                                                .build(),
                                        rsa(),
                                        user.accessClaims().build()),
                                identity(user))),
                attack(
                        "HS256 with the public key",
                        user -> new Tokens(
                                Issuer.sign(
                                        new JWSHeader.Builder(JWSAlgorithm.HS256)
                                                .keyID("access-key")
                                                .build(),
                                        hmacWithPublicKey(),
                                        user.accessClaims().build()),
                                identity(user))),
                attack(
                        "unsigned",
                        user -> new Tokens(new PlainJWT(user.accessClaims().build()).serialize(), identity(user))),
                attack(
                        "signature cut off",
                        user -> new Tokens(
                                access(user).substring(0, access(user).lastIndexOf('.') + 1), identity(user))),
                attack(
                        "payload changed",
                        user -> new Tokens(withPayloadOf(access(user), access(ISSUER.signIn())), identity(user))),
                attack(
                        "identity payload changed",
                        user -> new Tokens(access(user), withPayloadOf(identity(user), identity(ISSUER.signIn())))),
                attack("no token at all", user -> new Tokens("e30.e30.e30", "e30.e30.e30")),
                attack("empty identity token", user -> new Tokens(access(user), "")));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void refuses(Function<Issuer.SignIn, Tokens> attack) {
        var refused = api().get(attack.apply(anna), "/orders");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer error=\"invalid_token\"");
        assertThat(AWS.operations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic YTpi", "Bearer a b", "Token x"})
    void refusesAnAuthorizationThatIsNoBearerToken(String authorization) {
        var refused = api().send(api().request("/orders")
                .header("Authorization", authorization)
                .header("X-Identity-Token", identity(anna)));

        assertThat(refused.status()).isEqualTo(401);
    }

    @Test
    void asksForATokenWhereThereIsNone() {
        var refused = api().send(api().request("/orders"));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(refused.text("/instance")).isEqualTo("/orders");
    }

    @Test
    void asksForTheIdentityTokenToo() {
        var refused = api().send(api().request("/orders").header("Authorization", "Bearer " + access(anna)));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text("/detail")).contains("X-Identity-Token");
    }

    @Test
    void refusesTwoTokensOfAKind() {
        var tokens = anna.tokens();

        assertThat(api().send(api().request(tokens, "/orders").header("X-Identity-Token", identity(bert)))
                        .status())
                .isEqualTo(401);
        assertThat(api().send(api().request(tokens, "/orders").header("Authorization", "Bearer " + access(bert)))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void takesNoTokenFromTheAddress() {
        var tokens = anna.tokens();

        assertThat(api().send(api().request("/orders?access_token=" + tokens.access())
                                .header("X-Identity-Token", tokens.identity()))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void takesTokensOfThePublicClient() {
        var tokens = new Tokens(
                anna.access(claims -> claims.claim("client_id", Issuer.PUBLIC_CLIENT)),
                anna.identity(claims -> claims.audience(Issuer.PUBLIC_CLIENT)));

        assertThat(api().get(tokens, "/orders").status()).isEqualTo(200);
    }

    @Test
    void wantsTheScopeOfTheMethod() {
        var reader = new Tokens(anna.access(claims -> claims.claim("scope", "openid orders/read")), identity(anna));
        var writer = new Tokens(anna.access(claims -> claims.claim("scope", "openid orders/write")), identity(anna));
        var approver = new Tokens(anna.access(claims -> claims.claim("scope", "orders/approve")), identity(anna));
        var nobody = new Tokens(anna.access(claims -> claims.claim("scope", null)), identity(anna));
        var id = UUID.randomUUID();

        assertThat(api().get(reader, "/orders").status()).isEqualTo(200);
        assertThat(api().post(reader, "/orders/" + id + "/cancel").status()).isEqualTo(403);
        assertThat(api().place(reader, "{}").status()).isEqualTo(403);
        assertThat(api().post(writer, "/orders/" + id + "/cancel").status()).isEqualTo(404);
        assertThat(api().get(approver, "/orders").status()).isEqualTo(403);
        assertThat(api().get(nobody, "/products").status()).isEqualTo(403);
        for (var path : List.of("/orders", "/orders/" + id, "/products")) {
            var refused = api().get(writer, path);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.header("WWW-Authenticate"))
                    .isEqualTo("Bearer error=\"insufficient_scope\", scope=\"orders/read\"");
            assertThat(api().send(api().request(writer, path).method("HEAD", HttpRequest.BodyPublishers.noBody()))
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void opensTheHealthCheckAndNothingElse() {
        assertThat(api().send(api().request("/actuator/health/readiness")).status())
                .isEqualTo(200);
        assertThat(api().send(api().request("/actuator/health/liveness")).text("/status"))
                .isEqualTo("UP");
        assertThat(api().send(api().request("/actuator/env")).status()).isEqualTo(401);
        assertThat(api().send(api().request("/")).status()).isEqualTo(401);
    }

    @Test
    void answersWithSecurityHeadersAndWithoutASession() {
        var answer = api().get(anna.tokens(), "/orders");

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(answer.response().headers().allValues("Set-Cookie")).isEmpty();
    }

    private static Arguments attack(String name, Function<Issuer.SignIn, Tokens> tokens) {
        return argumentSet(name, tokens);
    }

    private static String access(Issuer.SignIn user) {
        return user.access(claims -> claims);
    }

    private static String identity(Issuer.SignIn user) {
        return user.identity(claims -> claims);
    }

    private static Date past() {
        return Date.from(Instant.now().minusSeconds(1));
    }

    private static String withPayloadOf(String token, String other) {
        var parts = token.split("\\.");
        return parts[0] + "." + other.split("\\.")[1] + "." + parts[2];
    }

    private static RSASSASigner rsa() {
        try {
            return new RSASSASigner(ISSUER.accessKey());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MACSigner hmacWithPublicKey() {
        try {
            return new MACSigner(ISSUER.accessKey().toRSAPublicKey().getEncoded());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
