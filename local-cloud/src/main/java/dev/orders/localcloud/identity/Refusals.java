package dev.orders.localcloud.identity;

import dev.orders.localcloud.wire.AwsException;

/**
 * The identity pool's errors, which are all HTTP 400.
 *
 * @see <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html#API_GetCredentialsForIdentity_Errors">Errors</a>
 */
final class Refusals {

    private Refusals() {}

    static AwsException notAuthorized(String message) {
        return new AwsException(400, "NotAuthorizedException", message);
    }

    static AwsException invalidParameter(String message) {
        return new AwsException(400, "InvalidParameterException", message);
    }

    static AwsException notFound(String message) {
        return new AwsException(400, "ResourceNotFoundException", message);
    }

    /** No role, or one whose trust policy does not let the pool assume it. */
    static AwsException misconfigured() {
        return new AwsException(
                400,
                "InvalidIdentityPoolConfigurationException",
                "Invalid identity pool configuration. Check assigned IAM roles for this pool.");
    }
}
