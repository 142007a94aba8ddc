package dev.orders.web.standin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A user pool with its Hosted UI, in Cognito's shapes: everybody who comes to the authorize endpoint is signed in as
 * {@link #user} at once, the token endpoint answers no {@code scope} and errors as a bare {@code {"error": …}}.
 */
public final class UserPool implements AutoCloseable {
    public static final String CLIENT_ID = "web-client";
    public static final String CLIENT_SECRET = "web-client-secret";

    public record User(String sub, String email, List<String> groups) {}

    private record Grant(User user, String nonce, String challenge) {}

    public volatile User user =
            new User("7d0c2b1e-0001-4000-8000-000000000001", "customer1@example.com", List.of("customers"));
    public volatile int lifetimeSeconds = 900;
    public volatile UnaryOperator<JWTClaimsSet.Builder> idTokenClaims = claims -> claims;
    public volatile String refuseRefreshWith = "";
    public final AtomicInteger refreshes = new AtomicInteger();
    /** Every token and code that was handed out: none of them may reach a browser, apart from the code in the redirect. */
    public final List<String> secrets = new CopyOnWriteArrayList<>();

    private final Map<String, Grant> codes = new ConcurrentHashMap<>();
    private final Map<String, User> refreshTokens = new ConcurrentHashMap<>();
    private final RSAKey key = newKey();
    private final Server server = new Server();

    public UserPool() {
        server.on("GET", "/oauth2/authorize", this::authorize);
        server.on("POST", "/oauth2/token", this::token);
        server.on("GET", "/logout", this::logout);
        server.on(
                "GET",
                "/pool/.well-known/jwks.json",
                exchange -> Server.json(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
    }

    public String url() {
        return server.url();
    }

    public String issuer() {
        return server.url() + "/pool";
    }

    @Override
    public void close() {
        server.close();
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var query = Server.query(exchange);
        if (!"S256".equals(query.get("code_challenge_method")) || !CLIENT_ID.equals(query.get("client_id"))) {
            Server.redirect(exchange, query.get("redirect_uri") + "?error=invalid_request&state=" + query.get("state"));
            return;
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, new Grant(user, query.get("nonce"), query.get("code_challenge")));
        Server.redirect(
                exchange, query.get("redirect_uri") + "?code=" + code + "&state=" + Server.encoded(query.get("state")));
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = Server.form(exchange);
        String basic = Base64.getEncoder()
                .encodeToString((CLIENT_ID + ":" + CLIENT_SECRET).getBytes(StandardCharsets.US_ASCII));
        if (!("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            Server.json(exchange, 400, "{\"error\":\"invalid_client\"}");
        } else if ("refresh_token".equals(form.get("grant_type"))) {
            refresh(exchange, form.get("refresh_token"));
        } else {
            Grant grant = codes.remove(form.getOrDefault("code", ""));
            if (grant == null || !grant.challenge().equals(s256(form.getOrDefault("code_verifier", "")))) {
                Server.json(exchange, 400, "{\"error\":\"invalid_grant\"}");
            } else {
                String refreshToken = "refresh-" + UUID.randomUUID();
                refreshTokens.put(refreshToken, grant.user());
                secrets.add(refreshToken);
                Server.json(
                        exchange,
                        200,
                        tokens(grant.user(), grant.nonce(), ",\"refresh_token\":\"" + refreshToken + '"'));
            }
        }
    }

    private void refresh(HttpExchange exchange, String refreshToken) throws IOException {
        refreshes.incrementAndGet();
        User known = refreshTokens.get(refreshToken);
        if (refuseRefreshWith.startsWith("{")) {
            Server.json(exchange, 400, refuseRefreshWith);
        } else if (!refuseRefreshWith.isEmpty() || known == null) {
            Server.json(exchange, 500, refuseRefreshWith);
        } else {
            Server.json(exchange, 200, tokens(known, null, ""));
        }
    }

    private String tokens(User whose, @Nullable String nonce, String more) {
        var id = claims(whose).audience(CLIENT_ID).claim("token_use", "id").claim("email", whose.email());
        if (!whose.groups().isEmpty()) {
            id.claim("cognito:groups", whose.groups());
        }
        if (nonce != null) {
            id.claim("nonce", nonce);
        }
        String idToken = signed(idTokenClaims.apply(id));
        String accessToken = signed(claims(whose)
                .claim("token_use", "access")
                .claim("client_id", CLIENT_ID)
                .claim("scope", "openid email profile orders/read orders/write orders/approve"));
        secrets.add(idToken);
        secrets.add(accessToken);
        return "{\"id_token\":\"%s\",\"access_token\":\"%s\"%s,\"expires_in\":%d,\"token_type\":\"Bearer\"}"
                .formatted(idToken, accessToken, more, lifetimeSeconds);
    }

    private JWTClaimsSet.Builder claims(User whose) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(whose.sub())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(lifetimeSeconds)));
    }

    private String signed(JWTClaimsSet.Builder claims) {
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims.build());
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void logout(HttpExchange exchange) throws IOException {
        var query = Server.query(exchange);
        if (CLIENT_ID.equals(query.get("client_id")) && query.containsKey("logout_uri")) {
            Server.redirect(exchange, query.get("logout_uri"));
        } else {
            Server.json(exchange, 400, "{\"error\":\"invalid_request\"}");
        }
    }

    private static String s256(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("id-tokens").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
