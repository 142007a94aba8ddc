package dev.orders.localcloud.definitions;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** {@code pipes.yaml}: the EventBridge pipes by key. */
public record PipesDefinition(Map<String, Pipe> pipes) {

    /**
     * @param role key of the role in {@code roles.yaml} that the pipe reads, delivers and complains with
     * @param filters event patterns; an event passes that matches one of them
     * @param inputTemplate what the target gets of each event: JSON with {@code <$.path>} placeholders
     */
    public record Pipe(
            String name, String role, Source source, List<JsonNode> filters, Target target, String inputTemplate) {}

    /**
     * The stream of a table.
     *
     * @param table key of the table in {@code tables.yaml}
     * @param maximumRetryAttempts how often a batch is tried again before it goes to the dead-letter queue
     * @param maximumRecordAgeSeconds records older than this go there without being tried
     * @param deadLetterQueue key of the queue in {@code queues.yaml}
     */
    public record Source(
            String table,
            StartingPosition startingPosition,
            int batchSize,
            int maximumRetryAttempts,
            int maximumRecordAgeSeconds,
            String deadLetterQueue) {}

    /** @param workflow key of the state machine in {@code workflows.yaml} */
    public record Target(String workflow, InvocationType invocationType) {}

    /** Where a pipe begins that has read nothing yet. */
    public enum StartingPosition {
        TRIM_HORIZON,
        LATEST
    }

    /** How a pipe calls a state machine: it does not wait for a standard workflow's end. */
    public enum InvocationType {
        FIRE_AND_FORGET
    }
}
