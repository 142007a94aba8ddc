package dev.orders.localcloud.workflow.engine;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** What never changes while an execution lives; most of it is in the context object of the same names. */
public record Execution(
        String arn,
        String name,
        String roleArn,
        String stateMachineArn,
        String stateMachineName,
        Instant startTime,
        JsonNode input) {

    /** The region that the execution's ARN names. */
    public String region() {
        return arn.split(":", 5)[3];
    }
}
