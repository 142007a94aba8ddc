package dev.orders.localcloud.signing;

import dev.orders.localcloud.signing.AccessKeys.AccessKey;

/** What came of looking at a request's signature. */
public sealed interface Verification {

    /** The signature holds: this key's secret made it over this very request. */
    record Signed(AccessKey key) implements Verification {}

    /** Nobody signed; only operations that ask for no signature may go on. */
    record Unsigned() implements Verification {}

    /** Somebody claims to have signed, and the claim does not hold. */
    record Refused(Reason reason, String message) implements Verification {}

    /**
     * Why a signature is refused, by the names that AWS gives it in each protocol.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-troubleshooting.html">Troubleshoot
     *     Signature Version 4</a>
     */
    enum Reason {
        INCOMPLETE_SIGNATURE("IncompleteSignatureException", "IncompleteSignature", 400),
        INVALID_SIGNATURE("InvalidSignatureException", "SignatureDoesNotMatch", 403),
        UNRECOGNIZED_CLIENT("UnrecognizedClientException", "InvalidClientTokenId", 403),
        EXPIRED_TOKEN("ExpiredTokenException", "ExpiredToken", 403),
        MISSING_AUTHENTICATION_TOKEN("MissingAuthenticationTokenException", "MissingAuthenticationToken", 403);

        private final String jsonCode;
        private final String queryCode;
        private final int queryStatus;

        Reason(String jsonCode, String queryCode, int queryStatus) {
            this.jsonCode = jsonCode;
            this.queryCode = queryCode;
            this.queryStatus = queryStatus;
        }

        /** The error's name in the JSON protocols, where each is an HTTP 400; API Gateway names it so too. */
        public String jsonCode() {
            return jsonCode;
        }

        /** The error's name in the query protocol. */
        public String queryCode() {
            return queryCode;
        }

        /** The HTTP status in the query protocol. */
        public int queryStatus() {
            return queryStatus;
        }
    }
}
