package dev.orders.localcloud.wire;

import dev.orders.localcloud.signing.Verification.Refused;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The errors that the wire itself answers, by the names and shapes that AWS gives them in each protocol. The JSON
 * protocols answer nearly everything with status 400; the query protocol and REST-JSON answer refusals with 403.
 */
final class Errors {

    private static final String FRAMEWORK = "com.amazon.coral.service#";

    private Errors() {}

    static AwsException refused(Protocol protocol, Refused refused) {
        return switch (protocol) {
            case QUERY ->
                new AwsException(
                        refused.reason().queryStatus(), refused.reason().queryCode(), refused.message());
            case REST_JSON ->
                new AwsException(
                        refused.reason().queryStatus(), refused.reason().jsonCode(), refused.message());
            default -> new AwsException(400, FRAMEWORK + refused.reason().jsonCode(), refused.message());
        };
    }

    static AwsException denied(Protocol protocol, String message) {
        return switch (protocol) {
            case QUERY -> new AwsException(403, "AccessDenied", message);
            case REST_JSON -> new AwsException(403, "AccessDeniedException", message);
            default -> new AwsException(400, FRAMEWORK + "AccessDeniedException", message);
        };
    }

    static AwsException malformed(Protocol protocol, String message) {
        return new AwsException(
                400, protocol == Protocol.QUERY ? "MalformedInput" : FRAMEWORK + "SerializationException", message);
    }

    /** In REST-JSON nothing is there, which HTTP calls 404; no page of AWS says so. */
    static AwsException unknownOperation(Protocol protocol, String message) {
        return switch (protocol) {
            case QUERY -> new AwsException(400, "InvalidAction", message);
            case REST_JSON -> new AwsException(404, "UnknownOperationException", message);
            default -> new AwsException(400, FRAMEWORK + "UnknownOperationException", message);
        };
    }

    static boolean isUnknownOperation(AwsException error) {
        return error.code().endsWith("UnknownOperationException")
                || error.code().equals("InvalidAction");
    }

    /** Not observed on AWS: it ends such requests at a gateway before the service. */
    static AwsException tooLarge(Protocol protocol, int maxBytes) {
        return new AwsException(
                413,
                protocol == Protocol.QUERY ? "RequestEntityTooLarge" : FRAMEWORK + "RequestEntityTooLargeException",
                "The request body is longer than " + maxBytes + " bytes.");
    }

    static AwsException internal(Protocol protocol) {
        return new AwsException(
                500,
                protocol == Protocol.QUERY ? "InternalFailure" : FRAMEWORK + "InternalFailure",
                "The request processing has failed because of an unknown error.");
    }

    static AwsAnswer answer(Addressee addressee, AwsException error, String requestId) {
        return switch (addressee.protocol()) {
            case QUERY ->
                new AwsAnswer(error.status(), QueryXml.error(addressee.namespace(), error, requestId), error.headers());
            case REST_JSON -> rest(error);
            default ->
                new AwsAnswer(error.status(), Documents.write(addressee.protocol(), document(error)), error.headers());
        };
    }

    /** The error's name is in a header and not in the body. */
    private static AwsAnswer rest(AwsException error) {
        Map<String, String> headers = new HashMap<>(error.headers());
        headers.put("x-amzn-ErrorType", error.code().substring(error.code().indexOf('#') + 1));
        ObjectNode body = document(error);
        body.remove("__type");
        return new AwsAnswer(error.status(), Documents.write(Protocol.REST_JSON, body), headers);
    }

    private static ObjectNode document(AwsException error) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("__type", error.code());
        // Refusals of IAM spell their member with a capital, all others don't; SDKs read both.
        body.put(error.code().endsWith("AccessDeniedException") ? "Message" : "message", error.getMessage());
        return body;
    }
}
