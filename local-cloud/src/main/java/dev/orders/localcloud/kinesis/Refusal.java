package dev.orders.localcloud.kinesis;

import dev.orders.localcloud.wire.AwsException;

/** Kinesis's errors, by the names of its model. None repeats a record's data. */
final class Refusal {

    static final String THROTTLED = "ProvisionedThroughputExceededException";

    private Refusal() {}

    /** A member that is missing or out of its bounds. */
    static AwsException constraint(String path, String constraint) {
        return new AwsException(
                400,
                "ValidationException",
                "1 validation error detected: Value at '%s' failed to satisfy constraint: %s"
                        .formatted(path, constraint));
    }

    /** A member of another type than the model's. */
    static AwsException type(String path) {
        return new AwsException(400, "SerializationException", "Unexpected type of value at '%s'".formatted(path));
    }

    static AwsException argument(String message) {
        return new AwsException(400, "InvalidArgumentException", message);
    }

    static AwsException noStream(String name, String account) {
        return new AwsException(
                400, "ResourceNotFoundException", "Stream %s under account %s not found.".formatted(name, account));
    }

    static AwsException noShard(String shardId, String stream, String account) {
        return new AwsException(
                400,
                "ResourceNotFoundException",
                "Could not find shard %s in stream %s under account %s.".formatted(shardId, stream, account));
    }

    static AwsException throttled(String message) {
        return new AwsException(400, THROTTLED, message);
    }

    static AwsException expired(String code, String what) {
        return new AwsException(400, code, what + " expired: it is valid for 5 minutes after it was given out.");
    }

    static AwsException unknownOperation(String operation) {
        return new AwsException(
                400, "UnknownOperationException", "The local cloud does not execute %s.".formatted(operation));
    }
}
