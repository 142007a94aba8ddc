package dev.orders.localcloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Cognito authorizer against every kind of wrong token; the method wants {@code orders/read}. */
class AuthorizerWireTest {

    private static final String UNAUTHORIZED = "{\"message\":\"Unauthorized\"}";
    private static final String EXPIRED = "{\"message\":\"The incoming token has expired\"}";

    private static StartedGateway gateway;

    @BeforeAll
    static void start() {
        gateway = StartedGateway.running(DOCUMENT);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        gateway.backend.requests();
    }

    @Test
    void acceptsTheTokenWithAndWithoutItsPrefix() {
        String token = gateway.issuer.accessToken("orders/read");

        assertThat(gateway.get("/v1/scoped", token).statusCode()).isEqualTo(200);
        assertThat(gateway.send(gateway.request("/v1/scoped").header("authorization", token))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void acceptsAnyOfTheScopes() {
        assertThat(gateway.get("/v1/scoped", gateway.issuer.accessToken("openid orders/write"))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"openid email", "orders/approve", "orders/readx", "ORDERS/READ", "orders/read,orders/write", ""})
    void refusesAnAccessTokenWithoutTheScope(String scope) {
        refuses(gateway.issuer.accessToken(scope), UNAUTHORIZED);
    }

    @Test
    void refusesAnIdTokenWhereScopesAreWanted() {
        refuses(gateway.issuer.idToken(), UNAUTHORIZED);
    }

    @Test
    void refusesAnIdTokenThatClaimsAScope() {
        refuses(
                gateway.issuer.signed(
                        gateway.issuer.key,
                        claims -> claims.claim("token_use", "id").claim("scope", "orders/read")),
                UNAUTHORIZED);
    }

    @Test
    void wantsAnIdTokenWhereNoScopeIsNamed() {
        assertThat(gateway.get("/v1/unscoped", gateway.issuer.idToken()).statusCode())
                .isEqualTo(200);
        assertThat(gateway.get("/v1/unscoped", gateway.issuer.accessToken("orders/read"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void passesClaimsOnByMapping() {
        gateway.get("/v1/unscoped", gateway.issuer.idToken());

        var headers = gateway.backend.requests().getFirst().headers();
        assertThat(headers.getFirst("X-Sub")).isEqualTo("11111111-2222-3333-4444-555555555555");
        assertThat(headers.getFirst("X-Groups")).isEqualTo("customers,approvers");
        assertThat(headers.getFirst("X-Absent")).isNull();
    }

    @Test
    void refusesAnExpiredTokenByItsName() {
        refuses(gateway.issuer.accessToken(claims -> claims.expirationTime(Date.from(Instant.now()))), EXPIRED);
    }

    @Test
    void refusesAnExpiredForgeryAsAForgery() {
        RSAKey other = TestIssuer.newKey("key-1");

        refuses(gateway.issuer.signed(other, claims -> access(claims).expirationTime(new Date(0))), UNAUTHORIZED);
    }

    @Test
    void refusesATokenWithoutExpiration() {
        refuses(gateway.issuer.accessToken(claims -> claims.expirationTime(null)), UNAUTHORIZED);
    }

    @Test
    void refusesAnotherIssuersToken() {
        refuses(
                gateway.issuer.accessToken(claims -> claims.issuer("https://example.com/eu-west-1_Pool")),
                UNAUTHORIZED);
        refuses(gateway.issuer.accessToken(claims -> claims.issuer(gateway.issuer.issuer() + "/")), UNAUTHORIZED);
        refuses(gateway.issuer.accessToken(claims -> claims.issuer(null)), UNAUTHORIZED);
    }

    @Test
    void refusesAnotherPoolsKeyUnderTheSameId() {
        refuses(gateway.issuer.signed(TestIssuer.newKey("key-1"), AuthorizerWireTest::access), UNAUTHORIZED);
    }

    @Test
    void refusesAKeyThatTheTokenBringsAlong() {
        RSAKey own = TestIssuer.newKey("key-1");
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("key-1")
                .jwk(own.toPublicJWK())
                .build();

        refuses(gateway.issuer.signed(own, header, AuthorizerWireTest::access), UNAUTHORIZED);
    }

    @Test
    void refusesATokenWithoutASignature() {
        String plain = new PlainJWT(claims()).serialize();

        refuses(plain, UNAUTHORIZED);
        String[] parts = gateway.issuer.accessToken("orders/read").split("\\.");
        refuses(parts[0] + "." + parts[1] + ".", UNAUTHORIZED);
        refuses(encoded("{\"alg\":\"none\",\"kid\":\"key-1\"}") + "." + parts[1] + "." + parts[2], UNAUTHORIZED);
    }

    @Test
    void refusesAnHmacWithThePublicKeyAsItsSecret() throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("key-1").build(), claims());
        token.sign(new MACSigner(gateway.issuer.key.toRSAPublicKey().getEncoded()));

        refuses(token.serialize(), UNAUTHORIZED);
    }

    @Test
    void refusesAnotherRsaAlgorithm() {
        refuses(
                gateway.issuer.signed(
                        gateway.issuer.key,
                        new JWSHeader.Builder(JWSAlgorithm.RS512).keyID("key-1").build(),
                        AuthorizerWireTest::access),
                UNAUTHORIZED);
    }

    @Test
    void refusesAnotherTypeOfJwt() {
        refuses(
                gateway.issuer.signed(
                        gateway.issuer.key,
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .keyID("key-1")
                                .type(new JOSEObjectType("logout+jwt"))
                                .build(),
                        AuthorizerWireTest::access),
                UNAUTHORIZED);
    }

    @Test
    void refusesATamperedToken() {
        String[] parts = gateway.issuer.accessToken("openid").split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1])).replace("openid", "orders/read");

        refuses(parts[0] + "." + encoded(claims) + "." + parts[2], UNAUTHORIZED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Bearer",
                "Bearer ",
                "bearer x",
                "Basic YTpi",
                "a.b.c",
                "x",
                "AWS4-HMAC-SHA256 Credential=x"
            })
    void refusesWhatIsNoToken(String value) {
        assertRefused(gateway.send(gateway.request("/v1/scoped").header("Authorization", value)), UNAUTHORIZED);
    }

    @Test
    void refusesTwoTokensEvenWhenBothAreGood() {
        String token = gateway.issuer.accessToken("orders/read");

        assertRefused(
                gateway.send(gateway.request("/v1/scoped")
                        .header("Authorization", token)
                        .header("Authorization", token)),
                UNAUTHORIZED);
    }

    @Test
    void takesNoTokenFromElsewhere() {
        String token = gateway.issuer.accessToken("orders/read");

        assertRefused(
                gateway.send(gateway.request("/v1/scoped?Authorization=" + token + "&access_token=" + token)
                        .header("X-Authorization", token)
                        .header("Cookie", "Authorization=" + token)),
                UNAUTHORIZED);
    }

    private static void refuses(String token, String body) {
        assertRefused(gateway.get("/v1/scoped", token), body);
    }

    private static void assertRefused(HttpResponse<String> response, String body) {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEqualTo(body);
        assertThat(response.headers().firstValue("x-amzn-ErrorType")).contains("UnauthorizedException");
        assertThat(response.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(gateway.backend.requests()).isEmpty();
    }

    private static JWTClaimsSet.Builder access(JWTClaimsSet.Builder claims) {
        return claims.claim("token_use", "access").claim("scope", "orders/read");
    }

    private static JWTClaimsSet claims() {
        return access(new JWTClaimsSet.Builder()
                        .issuer(gateway.issuer.issuer())
                        .expirationTime(Date.from(Instant.now().plusSeconds(600))))
                .build();
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes());
    }

    private static final String DOCUMENT = """
            openapi: 3.0.1
            info: { title: test, version: "1" }
            paths:
              /scoped:
                get:
                  security: [ { cognito: [ orders/read, orders/write ] } ]
                  responses: {}
                  x-amazon-apigateway-integration: { type: http_proxy, httpMethod: GET, uri: BACKEND/scoped }
              /unscoped:
                get:
                  security: [ { cognito: [] } ]
                  responses: {}
                  x-amazon-apigateway-integration:
                    type: http_proxy
                    httpMethod: GET
                    uri: BACKEND/unscoped
                    requestParameters:
                      integration.request.header.X-Sub: context.authorizer.claims.sub
                      integration.request.header.X-Groups: context.authorizer.claims.cognito:groups
                      integration.request.header.X-Absent: context.authorizer.claims.absent
            components:
              securitySchemes:
                cognito:
                  type: apiKey
                  name: Authorization
                  in: header
                  x-amazon-apigateway-authtype: cognito_user_pools
                  x-amazon-apigateway-authorizer:
                    type: cognito_user_pools
                    providerARNs: [ "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Pool" ]
            """;
}
