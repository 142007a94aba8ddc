package dev.orders.localcloud.definitions;

import java.util.Map;

/** {@code queues.yaml}: the SQS queues by key. */
public record QueuesDefinition(Map<String, Queue> queues) {

    private static final int MIN_RETENTION_SECONDS = 60;
    private static final int MAX_RETENTION_SECONDS = 1_209_600;

    /** @param messageRetentionSeconds 60 to 1,209,600: how long SQS keeps a message that nobody deletes */
    public record Queue(String name, int messageRetentionSeconds) {}

    /** @throws DefinitionException for values that SQS would refuse when it creates the queue */
    QueuesDefinition checked() {
        queues.forEach((key, queue) -> {
            int seconds = queue.messageRetentionSeconds();
            if (seconds < MIN_RETENTION_SECONDS || seconds > MAX_RETENTION_SECONDS) {
                throw new DefinitionException(
                        "queues.yaml",
                        "/queues/" + DefinitionFiles.escaped(key) + "/messageRetentionSeconds",
                        "must be %d to %d".formatted(MIN_RETENTION_SECONDS, MAX_RETENTION_SECONDS));
            }
        });
        return this;
    }
}
