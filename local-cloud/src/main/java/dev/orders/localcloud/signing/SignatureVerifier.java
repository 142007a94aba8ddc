package dev.orders.localcloud.signing;

import static dev.orders.localcloud.signing.Verification.Reason.EXPIRED_TOKEN;
import static dev.orders.localcloud.signing.Verification.Reason.INCOMPLETE_SIGNATURE;
import static dev.orders.localcloud.signing.Verification.Reason.INVALID_SIGNATURE;
import static dev.orders.localcloud.signing.Verification.Reason.UNRECOGNIZED_CLIENT;

import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import dev.orders.localcloud.signing.Verification.Refused;
import dev.orders.localcloud.signing.Verification.Signed;
import dev.orders.localcloud.signing.Verification.Unsigned;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies Signature Version 4 of a received request, by AWS's order of checks: header, date, signed headers, algorithm,
 * credential scope, access key, signature, session token, expiry. The payload's hash always comes from the body itself.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html">AWS Signature Version 4</a>
 */
public final class SignatureVerifier {

    private static final String TOKEN_INVALID = "The security token included in the request is invalid";

    private final AccessKeys keys;
    private final InstantSource clock;

    public SignatureVerifier(AccessKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    public Verification verify(ReceivedRequest request, ExpectedScope expected) {
        List<String> headers = request.header("authorization");
        if (hasPresignedQuery(request)) {
            return headers.isEmpty()
                    ? invalid("Presigned requests are not supported here: sign with the 'Authorization' header.")
                    : invalid(
                            "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
        }
        if (headers.isEmpty()) {
            return new Unsigned();
        }
        if (headers.size() > 1) {
            return new Refused(INCOMPLETE_SIGNATURE, "The request has more than one 'Authorization' header.");
        }
        return verify(request, headers.getFirst(), expected);
    }

    private Verification verify(ReceivedRequest request, String header, ExpectedScope expected) {
        Authorization authorization = Authorization.parse(header);
        String date = request.single("x-amz-date");
        String credential = authorization.credential();
        String signature = authorization.signature();
        if (credential == null || signature == null || authorization.signedHeaders() == null || date == null) {
            return new Refused(INCOMPLETE_SIGNATURE, MissingParts.of(authorization, date, header));
        }
        Instant signedAt = SigningDate.parse(date);
        if (signedAt == null) {
            return new Refused(
                    INCOMPLETE_SIGNATURE,
                    "Date must be in ISO-8601 'basic format'. Got '%s'. See http://en.wikipedia.org/wiki/ISO_8601"
                            .formatted(date));
        }
        Instant now = clock.instant();
        String outsideWindow = SigningDate.outsideWindow(signedAt, now, expected.window());
        if (outsideWindow != null) {
            return invalid(outsideWindow);
        }
        List<String> signedHeaders = authorization.signedHeaderNames();
        String unsigned = unsignedHeader(request, signedHeaders);
        if (unsigned != null) {
            return invalid("'%s' must be a 'SignedHeader' in the AWS Authorization.".formatted(unsigned));
        }
        if (!authorization.algorithm().equals("AWS4-HMAC-SHA256")) {
            return new Refused(
                    INCOMPLETE_SIGNATURE,
                    "Unsupported AWS 'algorithm': '%s' (only AWS4-HMAC-SHA256 for now). "
                            .formatted(authorization.algorithm()));
        }
        CredentialScope scope = CredentialScope.parse(credential);
        if (scope == null) {
            return new Refused(
                    INCOMPLETE_SIGNATURE,
                    "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '%s'"
                            .formatted(credential));
        }
        String mismatch = scope.mismatch(expected, date);
        if (!mismatch.isEmpty()) {
            return invalid(mismatch);
        }
        Optional<AccessKey> key = keys.find(scope.accessKeyId());
        if (key.isEmpty()) {
            return new Refused(UNRECOGNIZED_CLIENT, TOKEN_INVALID + ".");
        }
        String unsignedPayload = unsignedPayload(request);
        if (unsignedPayload != null) {
            return invalid("The payload must be signed: 'x-amz-content-sha256: %s' is not supported here."
                    .formatted(unsignedPayload));
        }
        String host = request.single("host");
        String ours =
                host == null ? null : Resigning.signature(request, host, signedHeaders, key.get(), signedAt, expected);
        if (ours == null || !same(ours, signature)) {
            return invalid("The request signature we calculated does not match the signature you provided. Check your"
                    + " AWS Secret Access Key and signing method. Consult the service documentation for details.");
        }
        return sessionToken(request, key.get(), now);
    }

    private static Verification sessionToken(ReceivedRequest request, AccessKey key, Instant now) {
        String expected = key.sessionToken();
        List<String> given = request.header("x-amz-security-token");
        boolean holds = expected == null ? given.isEmpty() : given.size() == 1 && same(expected, given.getFirst());
        if (!holds) {
            return new Refused(UNRECOGNIZED_CLIENT, TOKEN_INVALID);
        }
        Instant expiration = key.expiration();
        if (expiration != null && !now.isBefore(expiration)) {
            return new Refused(EXPIRED_TOKEN, "The security token included in the request is expired");
        }
        return new Signed(key);
    }

    /** A header that has to be signed and isn't: {@code host}, and every {@code x-amz-*} that the request carries. */
    private static @Nullable String unsignedHeader(ReceivedRequest request, List<String> signedHeaders) {
        if (!signedHeaders.contains("host")) {
            return "Host";
        }
        return request.headers().keySet().stream()
                .filter(name -> name.startsWith("x-amz-") && !signedHeaders.contains(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String unsignedPayload(ReceivedRequest request) {
        return request.header("x-amz-content-sha256").stream()
                .filter(value -> value.equals("UNSIGNED-PAYLOAD") || value.startsWith("STREAMING-"))
                .findFirst()
                .orElse(null);
    }

    private static boolean hasPresignedQuery(ReceivedRequest request) {
        String query = request.query();
        return query != null && (query.contains("X-Amz-Algorithm=") || query.contains("X-Amz-Signature="));
    }

    private static Refused invalid(String message) {
        return new Refused(INVALID_SIGNATURE, message);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
