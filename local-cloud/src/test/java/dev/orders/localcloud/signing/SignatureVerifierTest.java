package dev.orders.localcloud.signing;

import static dev.orders.localcloud.signing.Verification.Reason.EXPIRED_TOKEN;
import static dev.orders.localcloud.signing.Verification.Reason.INCOMPLETE_SIGNATURE;
import static dev.orders.localcloud.signing.Verification.Reason.INVALID_SIGNATURE;
import static dev.orders.localcloud.signing.Verification.Reason.UNRECOGNIZED_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import dev.orders.localcloud.signing.Verification.Refused;
import dev.orders.localcloud.signing.Verification.Signed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureVerifierTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:10:01Z");
    private static final Principal ALICE = new Principal.User("123456789012", "AIDAALICE", "alice");
    private static final AccessKey LONG_TERM = new AccessKey("AKIALONGTERM", "long-term-secret", null, null, ALICE);
    private static final AccessKey SESSION =
            new AccessKey("ASIASESSION", "session-secret", "session-token", NOW.plusSeconds(3600), ALICE);
    private static final AccessKey OTHER_SESSION =
            new AccessKey("ASIAOTHER", "other-secret", "other-token", NOW.plusSeconds(3600), ALICE);
    private static final AccessKey EXPIRED =
            new AccessKey("ASIAEXPIRED", "expired-secret", "expired-token", NOW, ALICE);
    private static final Map<String, AccessKey> KEYS = Map.of(
            LONG_TERM.accessKeyId(), LONG_TERM,
            SESSION.accessKeyId(), SESSION,
            OTHER_SESSION.accessKeyId(), OTHER_SESSION,
            EXPIRED.accessKeyId(), EXPIRED);
    private static final ExpectedScope DYNAMODB = new ExpectedScope("eu-west-1", "dynamodb", Duration.ofMinutes(5));

    private final SignatureVerifier verifier =
            new SignatureVerifier(id -> Optional.ofNullable(KEYS.get(id)), () -> NOW);

    @Test
    void acceptsWhatTheSdkSigned() {
        assertThat(verify(signed(LONG_TERM).request())).isEqualTo(new Signed(LONG_TERM));
        assertThat(verify(signed(SESSION).request())).isEqualTo(new Signed(SESSION));
    }

    /** The example of AWS's own documentation, which signs no x-amz-content-sha256, just as the AWS CLI and curl. */
    @Test
    void acceptsTheDocumentedExample() {
        AccessKey example = new AccessKey("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", null, null, ALICE);
        ReceivedRequest request = new ReceivedRequest(
                "GET",
                "/",
                "Action=ListUsers&Version=2010-05-08",
                Map.of(
                        "Host", List.of("iam.amazonaws.com"),
                        "Content-Type", List.of("application/x-www-form-urlencoded; charset=utf-8"),
                        "X-Amz-Date", List.of("20150830T123600Z"),
                        "Authorization",
                                List.of("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, "
                                        + "SignedHeaders=content-type;host;x-amz-date, Signature="
                                        + "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7")),
                new byte[0]);

        Verification verification = new SignatureVerifier(
                        id -> Optional.of(example), () -> Instant.parse("2015-08-30T12:36:00Z"))
                .verify(request, new ExpectedScope("us-east-1", "iam", Duration.ofMinutes(5)));

        assertThat(verification).isEqualTo(new Signed(example));
    }

    @Test
    void acceptsHeadersThatTheCallerDidNotSign() {
        assertThat(verify(with(signed(LONG_TERM).request(), "Accept-Encoding", "gzip")))
                .isInstanceOf(Signed.class);
    }

    @Test
    void leavesARequestWithoutSignatureUnsigned() {
        assertThat(verify(without(signed(LONG_TERM).request(), "authorization")))
                .isInstanceOf(Verification.Unsigned.class);
    }

    @Test
    void refusesATamperedBody() {
        ReceivedRequest request = signed(LONG_TERM).request();
        byte[] body = "{\"TableName\":\"others\"}".getBytes(StandardCharsets.UTF_8);

        assertMismatch(new ReceivedRequest(request.method(), request.path(), request.query(), request.headers(), body));
    }

    @Test
    void refusesATamperedHeader() {
        assertMismatch(with(signed(LONG_TERM).request(), "x-amz-target", "DynamoDB_20120810.DeleteItem"));
        assertMismatch(with(signed(LONG_TERM).request(), "host", "localhost:4567"));
    }

    @Test
    void refusesATamperedMethodPathOrQuery() {
        ReceivedRequest request = signed(LONG_TERM).request();

        assertMismatch(new ReceivedRequest("PUT", "/", null, request.headers(), request.body()));
        assertMismatch(new ReceivedRequest("POST", "/other", null, request.headers(), request.body()));
        assertMismatch(new ReceivedRequest("POST", "/x/..", null, request.headers(), request.body()));
        assertMismatch(new ReceivedRequest("POST", "/", "Action=Other", request.headers(), request.body()));
    }

    @Test
    void acceptsEncodedPathsAndQueriesAsTheyWereSigned() {
        ReceivedRequest request = signed(LONG_TERM)
                .path("/v1/a%20b/%C3%A9")
                .query("limit=5&cursor=a%2Bb%3D&empty")
                .request();

        assertThat(verify(request)).isInstanceOf(Signed.class);
        assertMismatch(new ReceivedRequest(
                "POST", request.path(), "limit=6&cursor=a%2Bb%3D&empty", request.headers(), request.body()));
    }

    @Test
    void refusesAnUnsignedHost() {
        assertRefused(
                editAuthorization(header -> header.replace("host;", "")),
                INVALID_SIGNATURE,
                "'Host' must be a 'SignedHeader' in the AWS Authorization.");
    }

    @Test
    void refusesAnAmzHeaderThatWasAddedAfterSigning() {
        assertRefused(
                with(signed(LONG_TERM).request(), "x-amz-meta", "smuggled"),
                INVALID_SIGNATURE,
                "'x-amz-meta' must be a 'SignedHeader' in the AWS Authorization.");
    }

    @Test
    void refusesAnotherRegionOrService() {
        assertRefused(
                signed(LONG_TERM).region("us-east-1").request(),
                INVALID_SIGNATURE,
                "Credential should be scoped to a valid region, not 'us-east-1'. ");
        assertRefused(
                signed(LONG_TERM).service("sts").request(),
                INVALID_SIGNATURE,
                "Credential should be scoped to correct service: 'dynamodb'. ");
    }

    @Test
    void namesEveryWrongPartOfTheScope() {
        assertRefused(
                editAuthorization(header -> header.replace(
                        "/20260301/eu-west-1/dynamodb/aws4_request", "/20260228/eu-west-1/dynamodb/aws5")),
                INVALID_SIGNATURE,
                "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5'. "
                        + "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
                        + "'20260228' != '20260301', from '20260301T001001Z'. ");
    }

    @Test
    void refusesASignatureOlderThanTheWindow() {
        assertThat(verify(signed(LONG_TERM).at(NOW.minusSeconds(300)).request()))
                .isInstanceOf(Signed.class);
        assertRefused(
                signed(LONG_TERM).at(NOW.minusSeconds(601)).request(),
                INVALID_SIGNATURE,
                "Signature expired: 20260301T000000Z is now earlier than 20260301T000501Z (20260301T001001Z - 5 min.)");
    }

    @Test
    void refusesASignatureFromTheFuture() {
        assertRefused(
                signed(LONG_TERM).at(NOW.plusSeconds(301)).request(),
                INVALID_SIGNATURE,
                "Signature not yet current: 20260301T001502Z is still later than 20260301T001501Z "
                        + "(20260301T001001Z + 5 min.)");
    }

    @Test
    void givesDynamoDbFifteenMinutes() {
        ExpectedScope wide = new ExpectedScope("eu-west-1", "dynamodb", Duration.ofMinutes(15));

        assertThat(verifier.verify(signed(LONG_TERM).at(NOW.minusSeconds(900)).request(), wide))
                .isInstanceOf(Signed.class);
    }

    @Test
    void refusesAnUnknownKey() {
        AccessKey unknown = new AccessKey("AKIAUNKNOWN", "secret", null, null, ALICE);

        assertRefused(
                signed(unknown).request(),
                UNRECOGNIZED_CLIENT,
                "The security token included in the request is invalid.");
    }

    @Test
    void refusesAWrongSecret() {
        assertMismatch(signed(new AccessKey("AKIALONGTERM", "guessed", null, null, ALICE))
                .request());
    }

    @Test
    void refusesAWrongMissingOrSwappedSessionToken() {
        String text = "The security token included in the request is invalid";

        assertRefused(signed(withToken(SESSION, "guessed")).request(), UNRECOGNIZED_CLIENT, text);
        assertRefused(signed(withToken(SESSION, null)).request(), UNRECOGNIZED_CLIENT, text);
        assertRefused(signed(withToken(SESSION, "other-token")).request(), UNRECOGNIZED_CLIENT, text);
        assertRefused(signed(withToken(LONG_TERM, "session-token")).request(), UNRECOGNIZED_CLIENT, text);
        assertMismatch(with(signed(SESSION).request(), "x-amz-security-token", "other-token"));
    }

    @Test
    void refusesExpiredCredentials() {
        assertRefused(
                signed(EXPIRED).request(), EXPIRED_TOKEN, "The security token included in the request is expired");
    }

    @ParameterizedTest
    @CsvSource({"UNSIGNED-PAYLOAD", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"})
    void refusesAnUnsignedPayload(String hash) {
        assertRefused(
                with(signed(LONG_TERM).request(), "x-amz-content-sha256", hash),
                INVALID_SIGNATURE,
                "The payload must be signed: 'x-amz-content-sha256: %s' is not supported here.".formatted(hash));
    }

    @Test
    void refusesAPresignedRequest() {
        ReceivedRequest request =
                signed(LONG_TERM).query("X-Amz-Algorithm=AWS4-HMAC-SHA256").request();

        assertRefused(
                request,
                INVALID_SIGNATURE,
                "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
        assertRefused(
                without(request, "authorization"),
                INVALID_SIGNATURE,
                "Presigned requests are not supported here: sign with the 'Authorization' header.");
    }

    @Test
    void namesTheMissingPartsWithoutRepeatingTheHeader() {
        ReceivedRequest bearer =
                without(with(signed(LONG_TERM).request(), "authorization", "Bearer secret-token"), "x-amz-date");

        Verification verification = verify(bearer);

        assertThat(verification).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(INCOMPLETE_SIGNATURE);
            assertThat(refused.message())
                    .startsWith("Authorization header requires 'Credential' parameter. Authorization header requires"
                            + " 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter."
                            + " Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ")
                    .doesNotContain("secret-token");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AWS4-HMAC-SHA256 | AWS4-HMAC-SHA512 | Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA512'",
                "/aws4_request | '' | Credential must have exactly 5 slash-delimited elements"
            })
    void refusesAMalformedAuthorization(String part, String replacement, String text) {
        assertThat(verify(editAuthorization(header -> header.replace(part, replacement))))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(INCOMPLETE_SIGNATURE);
                    assertThat(refused.message()).startsWith(text);
                });
    }

    @Test
    void refusesTwoAuthorizations() {
        ReceivedRequest request = signed(LONG_TERM).request();
        Map<String, List<String>> headers = new HashMap<>(request.headers());
        headers.put("authorization", List.of("first", "second"));

        assertThat(verify(new ReceivedRequest("POST", "/", null, headers, request.body())))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(INCOMPLETE_SIGNATURE));
    }

    @Test
    void refusesJunkWithoutAFault() {
        ReceivedRequest request = signed(LONG_TERM).request();
        List<String> junk = List.of("", "/", "//", ":", "=", "&&", "%", "a=%zz", "=x&=y", "*", "[::1", "a b", "\u0000");

        for (String one : junk) {
            for (String other : junk) {
                ReceivedRequest changed =
                        new ReceivedRequest("PATCH", "/" + one, other, request.headers(), request.body());
                assertMismatch(changed);
                assertMismatch(with(changed, "host", one));
                assertThat(verify(with(changed, "authorization", "AWS4-HMAC-SHA256 " + one + "," + other)))
                        .isInstanceOf(Refused.class);
            }
        }
        assertMismatch(new ReceivedRequest("JUNK", "/", null, request.headers(), request.body()));
    }

    @ParameterizedTest
    @CsvSource({"localhost:notaport", "''", "localhost:4566:1"})
    void refusesABrokenHost(String host) {
        assertMismatch(with(signed(LONG_TERM).request(), "host", host));
    }

    private Verification verify(ReceivedRequest request) {
        return verifier.verify(request, DYNAMODB);
    }

    private void assertMismatch(ReceivedRequest request) {
        assertRefused(
                request,
                INVALID_SIGNATURE,
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret"
                        + " Access Key and signing method. Consult the service documentation for details.");
    }

    private void assertRefused(ReceivedRequest request, Verification.Reason reason, String message) {
        assertThat(verify(request)).isEqualTo(new Refused(reason, message));
    }

    private static SignedRequests signed(AccessKey key) {
        return new SignedRequests(key, NOW);
    }

    private static AccessKey withToken(AccessKey key, @Nullable String token) {
        return new AccessKey(key.accessKeyId(), key.secretAccessKey(), token, key.expiration(), key.principal());
    }

    private static ReceivedRequest editAuthorization(UnaryOperator<String> edit) {
        ReceivedRequest request = signed(LONG_TERM).request();
        String header = request.header("authorization").getFirst();
        return with(request, "authorization", edit.apply(header));
    }

    private static ReceivedRequest with(ReceivedRequest request, String name, String value) {
        Map<String, List<String>> headers = new HashMap<>(request.headers());
        headers.put(name, List.of(value));
        return new ReceivedRequest(request.method(), request.path(), request.query(), headers, request.body());
    }

    private static ReceivedRequest without(ReceivedRequest request, String name) {
        Map<String, List<String>> headers = new HashMap<>(request.headers());
        headers.remove(name);
        return new ReceivedRequest(request.method(), request.path(), request.query(), headers, request.body());
    }
}
