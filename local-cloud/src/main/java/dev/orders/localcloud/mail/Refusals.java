package dev.orders.localcloud.mail;

import dev.orders.localcloud.wire.AwsException;

/** The errors of SES that the local cloud answers. */
final class Refusals {

    private Refusals() {}

    static AwsException badRequest(String message) {
        return new AwsException(400, "BadRequestException", message);
    }

    static AwsException rejected(String message) {
        return new AwsException(400, "MessageRejected", message);
    }

    static AwsException notFound(String message) {
        return new AwsException(404, "NotFoundException", message);
    }

    static AwsException notExecuted(String member) {
        return badRequest("The local cloud does not execute '" + member + "'.");
    }
}
