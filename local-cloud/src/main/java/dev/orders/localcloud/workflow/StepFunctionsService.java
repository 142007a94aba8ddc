package dev.orders.localcloud.workflow;

import dev.orders.localcloud.policy.AccessRequest;
import dev.orders.localcloud.wire.AwsAnswer;
import dev.orders.localcloud.wire.AwsCall;
import dev.orders.localcloud.wire.AwsException;
import dev.orders.localcloud.wire.AwsService;
import dev.orders.localcloud.wire.Documents;
import dev.orders.localcloud.wire.Protocol;
import java.util.List;
import java.util.Map;

/**
 * Step Functions' API. State machines come from the definitions alone: operations that change them are unknown here.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/Welcome.html">Step Functions: API reference</a>
 */
final class StepFunctionsService implements AwsService {

    private final Map<String, Operation> operations;

    StepFunctionsService(Map<String, Operation> operations) {
        this.operations = Map.copyOf(operations);
    }

    @Override
    public String signingName() {
        return "states";
    }

    @Override
    public Protocol protocol() {
        return Protocol.JSON_1_0;
    }

    @Override
    public String target() {
        return "AWSStepFunctions";
    }

    /** A definition of one mebibyte may be validated, in JSON inside JSON. */
    @Override
    public int maxBodyBytes() {
        return 2 * 1024 * 1024;
    }

    @Override
    public Access access(AwsCall call) {
        String resource = operation(call).resource().apply(new Input(call.input()));
        return new Access.Permitted(List.of(new AccessRequest("states:" + call.operation(), resource)));
    }

    @Override
    public AwsAnswer execute(AwsCall call) {
        return Documents.answer(call, operation(call).work().answer(new Input(call.input()), call));
    }

    private Operation operation(AwsCall call) {
        Operation operation = operations.get(call.operation());
        if (operation == null) {
            throw new AwsException(
                    400,
                    "com.amazon.coral.service#UnknownOperationException",
                    "The local cloud does not execute states:" + call.operation());
        }
        return operation;
    }
}
