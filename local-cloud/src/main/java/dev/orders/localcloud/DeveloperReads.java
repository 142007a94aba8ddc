package dev.orders.localcloud;

import dev.orders.localcloud.console.executions.StateMachines;
import dev.orders.localcloud.wire.AwsAnswer;
import dev.orders.localcloud.wire.ServiceCaller;
import dev.orders.localcloud.wire.ServiceCalls;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads Step Functions with the developer's key, on the way of every call: the console has no other. */
record DeveloperReads(ServiceCalls calls, ServiceCaller developer) implements StateMachines.Reader {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public Optional<JsonNode> read(String operation, Map<String, Object> input) {
        AwsAnswer answer =
                calls.json(developer, "states", "AWSStepFunctions." + operation, JSON.writeValueAsBytes(input));
        return answer.status() == 200 ? Optional.of(JSON.readTree(answer.body())) : Optional.empty();
    }
}
