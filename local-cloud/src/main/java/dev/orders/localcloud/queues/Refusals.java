package dev.orders.localcloud.queues;

import dev.orders.localcloud.wire.AwsException;
import java.util.Map;

/**
 * The errors of SQS. Each has two names: the JSON protocol's, and in a header the one that the query protocol had, which
 * SDKs go on showing.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait">Smithy:
 *     awsQueryCompatible</a>
 */
final class Refusals {

    private static final String MODEL = "com.amazonaws.sqs#";
    private static final String FRAMEWORK = "com.amazon.coral.service#";
    private static final String QUERY = "AWS.SimpleQueueService.";

    private Refusals() {}

    static AwsException noQueue() {
        return refusal(MODEL + "QueueDoesNotExist", QUERY + "NonExistentQueue", "The specified queue does not exist.");
    }

    static AwsException badAddress(String queueUrl) {
        return refusal(
                MODEL + "InvalidAddress",
                "InvalidAddress",
                "The address %s is not valid for this endpoint.".formatted(queueUrl));
    }

    static AwsException missing(String parameter) {
        return refusal(
                FRAMEWORK + "MissingRequiredParameterException",
                "MissingParameter",
                "The request must contain the parameter %s.".formatted(parameter));
    }

    static AwsException value(String parameter, Object value, String reason) {
        return parameters("Value %s for parameter %s is invalid. Reason: %s.".formatted(value, parameter, reason));
    }

    static AwsException parameters(String message) {
        return refusal(FRAMEWORK + "InvalidParameterValueException", "InvalidParameterValue", message);
    }

    static AwsException type(String parameter) {
        return refusal(
                FRAMEWORK + "SerializationException",
                "MalformedInput",
                "The parameter %s is of another type.".formatted(parameter));
    }

    static AwsException attribute(String name) {
        return refusal(MODEL + "InvalidAttributeName", "InvalidAttributeName", "Unknown Attribute %s.".formatted(name));
    }

    static AwsException contents() {
        return refusal(
                MODEL + "InvalidMessageContents",
                "InvalidMessageContents",
                "The message contains characters outside the allowed set.");
    }

    static AwsException receiptHandle() {
        return refusal(
                MODEL + "ReceiptHandleIsInvalid",
                "ReceiptHandleIsInvalid",
                "The input receipt handle is not a valid receipt handle.");
    }

    static AwsException notInFlight() {
        return refusal(
                MODEL + "MessageNotInflight",
                QUERY + "MessageNotInflight",
                "The message is not available for a visibility timeout change.");
    }

    static AwsException purging(String queue) {
        return new AwsException(
                403,
                MODEL + "PurgeQueueInProgress",
                "Only one PurgeQueue operation on %s is allowed every 60 seconds.".formatted(queue),
                Map.of("x-amzn-query-error", QUERY + "PurgeQueueInProgress;Sender"));
    }

    /** @param name such as {@code EmptyBatchRequest} */
    static AwsException batch(String name, String message) {
        return refusal(MODEL + name, QUERY + name, message);
    }

    static AwsException notExecuted(String what) {
        return refusal(
                MODEL + "UnsupportedOperation",
                QUERY + "UnsupportedOperation",
                "The local cloud does not execute '%s'.".formatted(what));
    }

    static AwsException unknownOperation(String operation) {
        return refusal(
                FRAMEWORK + "UnknownOperationException",
                "InvalidAction",
                "The local cloud does not execute %s.".formatted(operation));
    }

    private static AwsException refusal(String code, String queryCode, String message) {
        return new AwsException(400, code, message, Map.of("x-amzn-query-error", queryCode + ";Sender"));
    }
}
