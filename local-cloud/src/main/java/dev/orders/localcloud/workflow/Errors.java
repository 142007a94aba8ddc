package dev.orders.localcloud.workflow;

import dev.orders.localcloud.wire.AwsException;

/**
 * The errors of the API by their names and texts.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html#API_StartExecution_Errors">Errors</a>
 */
final class Errors {

    private Errors() {}

    static AwsException of(String code, String message) {
        return new AwsException(400, code, message);
    }

    static AwsException invalidArn(String why) {
        return of("InvalidArn", "Invalid Arn: '%s'".formatted(why));
    }

    static AwsException noMachine(String arn) {
        return of("StateMachineDoesNotExist", "State Machine Does Not Exist: '%s'".formatted(arn));
    }

    static AwsException noExecution(String arn) {
        return of("ExecutionDoesNotExist", "Execution Does Not Exist: '%s'".formatted(arn));
    }

    static AwsException typeNotSupported() {
        return of("StateMachineTypeNotSupported", "This operation is not supported by this type of state machine");
    }

    static AwsException invalidPageToken() {
        return of("InvalidToken", "Invalid Token: 'Invalid token'");
    }

    static AwsException validation(String member, String constraint) {
        return of(
                "ValidationException",
                "1 validation error detected: Value at '%s' failed to satisfy constraint: Member must %s"
                        .formatted(member, constraint));
    }
}
