package dev.orders.localcloud.gateway.model;

import org.jspecify.annotations.Nullable;

/**
 * The gateway responses: what API Gateway answers by itself.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html">Types</a>
 */
public enum ResponseType {
    DEFAULT_4XX(400, "Bad Request", null),
    DEFAULT_5XX(500, Message.INTERNAL, "InternalServerErrorException"),
    ACCESS_DENIED(403, "User is not authorized to access this resource", "AccessDeniedException"),
    API_CONFIGURATION_ERROR(500, Message.INTERNAL, "InternalServerErrorException"),
    AUTHORIZER_CONFIGURATION_ERROR(500, null, "AuthorizerConfigurationException"),
    AUTHORIZER_FAILURE(500, Message.INTERNAL, "InternalServerErrorException"),
    BAD_REQUEST_BODY(400, "Invalid request body", "BadRequestException"),
    BAD_REQUEST_PARAMETERS(400, "Missing required request parameters", "BadRequestException"),
    EXPIRED_TOKEN(403, "The security token included in the request is expired", "ExpiredTokenException"),
    INTEGRATION_FAILURE(504, Message.INTERNAL, "InternalServerErrorException"),
    INTEGRATION_TIMEOUT(504, "Endpoint request timed out", "InternalServerErrorException"),
    INVALID_API_KEY(403, "Forbidden", "ForbiddenException"),
    INVALID_SIGNATURE(403, "The request signature we calculated does not match", "InvalidSignatureException"),
    MISSING_AUTHENTICATION_TOKEN(403, "Missing Authentication Token", "MissingAuthenticationTokenException"),
    QUOTA_EXCEEDED(429, "Limit Exceeded", "LimitExceededException"),
    REQUEST_TOO_LARGE(413, "Request Too Long", "RequestTooLargeException"),
    RESOURCE_NOT_FOUND(404, "Not Found", "NotFoundException"),
    THROTTLED(429, "Too Many Requests", "TooManyRequestsException"),
    UNAUTHORIZED(401, "Unauthorized", "UnauthorizedException"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported Media Type", "BadRequestException"),
    WAF_FILTERED(403, "Forbidden", "ForbiddenException");

    private final int statusCode;
    private final @Nullable String message;
    private final @Nullable String errorType;

    ResponseType(int statusCode, @Nullable String message, @Nullable String errorType) {
        this.statusCode = statusCode;
        this.message = message;
        this.errorType = errorType;
    }

    public int statusCode() {
        return statusCode;
    }

    /** The usual {@code $context.error.message}; null prints as JSON's null. */
    public @Nullable String message() {
        return message;
    }

    /** The value of {@code x-amzn-ErrorType}. */
    public @Nullable String errorType() {
        return errorType;
    }

    /** The type whose customization holds for all of its family. */
    public ResponseType family() {
        return statusCode < 500 ? DEFAULT_4XX : DEFAULT_5XX;
    }

    /** A 413 is answered before the API's own responses are known. */
    public boolean isCustomizable() {
        return this != REQUEST_TOO_LARGE;
    }

    private static final class Message {
        static final String INTERNAL = "Internal server error";
    }
}
