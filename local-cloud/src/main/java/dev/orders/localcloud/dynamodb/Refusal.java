package dev.orders.localcloud.dynamodb;

import dev.orders.localcloud.wire.AwsException;

/** Requests that do not say what they touch: refused before IAM is asked. */
final class Refusal {

    private Refusal() {}

    /** What DynamoDB says of input that breaks its rules. */
    static AwsException validation(String message) {
        return new AwsException(400, "ValidationException", message);
    }

    /** What DynamoDB says of JSON whose members have other types than its model. */
    static AwsException serialization(String member) {
        return new AwsException(400, "SerializationException", "Unexpected value of member " + member);
    }
}
