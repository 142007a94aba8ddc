package dev.orders.localcloud.workflow;

import dev.orders.localcloud.wire.AwsCall;
import java.util.function.Function;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * @param resource what IAM is asked about
 * @param work answers the call
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsstepfunctions.html">Actions of
 *     Step Functions</a>
 */
record Operation(Function<Input, String> resource, Work work) {

    /** Does what the call asks for. */
    @FunctionalInterface
    interface Work {
        ObjectNode answer(Input input, AwsCall call);
    }

    static Operation onMachine(Work work) {
        return new Operation(input -> input.arn("stateMachineArn"), work);
    }

    static Operation onExecution(Work work) {
        return new Operation(input -> input.arn("executionArn"), work);
    }

    static Operation withoutResource(Work work) {
        return new Operation(input -> "*", work);
    }

    static ObjectNode answer() {
        return JsonNodeFactory.instance.objectNode();
    }
}
