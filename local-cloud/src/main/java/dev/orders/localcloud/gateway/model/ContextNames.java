package dev.orders.localcloud.gateway.model;

import java.util.Set;

/**
 * The members of {@code $context} that have a value here.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html">Context variables</a>
 */
public final class ContextNames {

    private static final Set<String> KNOWN = Set.of(
            "accountId",
            "apiId",
            "domainName",
            "error.message",
            "error.messageString",
            "error.responseType",
            "error.validationErrorString",
            "extendedRequestId",
            "httpMethod",
            "identity.sourceIp",
            "identity.userAgent",
            "path",
            "protocol",
            "requestId",
            "requestTime",
            "requestTimeEpoch",
            "resourcePath",
            "stage");

    private static final String CLAIM = "authorizer.claims.";

    private ContextNames() {}

    /** All but the claims. */
    public static Set<String> names() {
        return KNOWN;
    }

    public static boolean isKnown(String name) {
        return KNOWN.contains(name) || (name.startsWith(CLAIM) && name.length() > CLAIM.length());
    }
}
