package dev.orders.localcloud.lambda;

import dev.orders.localcloud.wire.AwsException;

/** The errors of Lambda that the local cloud answers. */
final class Refusals {

    private Refusals() {}

    static AwsException invalid(String message) {
        return new AwsException(400, "InvalidParameterValueException", message);
    }

    static AwsException content(String message) {
        return new AwsException(400, "InvalidRequestContentException", message);
    }

    static AwsException notFound(String arn) {
        return new AwsException(404, "ResourceNotFoundException", "Function not found: " + arn);
    }

    static AwsException tooLarge(int bytes, String type, int limit) {
        return new AwsException(
                413,
                "RequestTooLargeException",
                "%d byte payload is too large for the %s invocation type (limit %d bytes)"
                        .formatted(bytes, type, limit));
    }

    static AwsException of(NotInvokedException refused) {
        String message = String.valueOf(refused.getMessage());
        return switch (refused.reason()) {
            case THROTTLED -> new AwsException(429, "TooManyRequestsException", message);
            case NO_SUCH_FUNCTION -> new AwsException(404, "ResourceNotFoundException", message);
            case ROLE_NOT_ASSUMED -> new AwsException(403, "AccessDeniedException", message);
            case TOO_LARGE -> new AwsException(413, "RequestTooLargeException", message);
            case FAULT -> new AwsException(500, "ServiceException", message);
        };
    }
}
