package dev.orders.localcloud.definitions;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code functions.yaml}: the Lambda functions by key, and the event source mappings that invoke them. */
public record FunctionsDefinition(Map<String, Function> functions, Map<String, EventSource> eventSources) {

    private static final String FILE = "functions.yaml";
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
    private static final Set<String> RUNTIMES = Set.of("java21");

    /**
     * @param artifact the module whose jar has the handler
     * @param handler class of the handler, as Lambda wants it
     * @param role key of the execution role in {@code roles.yaml}
     * @param memoryMegabytes 128 to 10,240
     * @param timeoutSeconds 1 to 900
     * @param snapStart whether a published version starts from a snapshot; nothing on a laptop
     */
    public record Function(
            String name,
            String description,
            String artifact,
            String handler,
            String runtime,
            String role,
            int memoryMegabytes,
            int timeoutSeconds,
            boolean snapStart,
            Map<String, String> environment) {}

    /**
     * The stream that invokes a function.
     *
     * @param function key of the function
     * @param stream key of the stream in {@code streams.yaml}
     * @param batchSize 1 to 10,000 records
     * @param maximumBatchingWindowSeconds 0 to 300: how long a batch waits to be full
     * @param parallelizationFactor batches of one shard at a time; the local cloud executes 1
     * @param maximumRetryAttempts -1 (no end) to 10,000
     * @param maximumRecordAgeSeconds -1 (no end), or 60 to 604,800
     * @param bisectBatchOnFunctionError whether a batch that fails is split in two
     * @param reportBatchItemFailures whether the function says at which record it failed
     * @param onFailureQueue key of the queue in {@code queues.yaml} that hears of what was given up
     */
    public record EventSource(
            String function,
            String stream,
            PipesDefinition.StartingPosition startingPosition,
            int batchSize,
            int maximumBatchingWindowSeconds,
            int parallelizationFactor,
            int maximumRetryAttempts,
            int maximumRecordAgeSeconds,
            boolean bisectBatchOnFunctionError,
            boolean reportBatchItemFailures,
            String onFailureQueue) {}

    /** @throws DefinitionException for values that Lambda would refuse, and what is not executed */
    FunctionsDefinition checked() {
        functions.forEach((key, function) -> {
            String place = "/functions/" + DefinitionFiles.escaped(key);
            require(NAME.matcher(function.name()).matches(), place + "/name", "is no name of a function");
            require(RUNTIMES.contains(function.runtime()), place + "/runtime", "must be one of " + RUNTIMES);
            within(place + "/memoryMegabytes", function.memoryMegabytes(), 128, 10_240);
            within(place + "/timeoutSeconds", function.timeoutSeconds(), 1, 900);
        });
        eventSources.forEach((key, source) -> {
            String place = "/eventSources/" + DefinitionFiles.escaped(key);
            within(place + "/batchSize", source.batchSize(), 1, 10_000);
            within(place + "/maximumBatchingWindowSeconds", source.maximumBatchingWindowSeconds(), 0, 300);
            require(source.parallelizationFactor() == 1, place + "/parallelizationFactor", "only 1 is executed");
            within(place + "/maximumRetryAttempts", source.maximumRetryAttempts(), -1, 10_000);
            int age = source.maximumRecordAgeSeconds();
            require(
                    age == -1 || (age >= 60 && age <= 604_800),
                    place + "/maximumRecordAgeSeconds",
                    "must be -1, or 60 to 604800");
        });
        return this;
    }

    private static void within(String place, int value, int least, int most) {
        require(value >= least && value <= most, place, "must be %d to %d".formatted(least, most));
    }

    private static void require(boolean holds, String place, String why) {
        if (!holds) {
            throw new DefinitionException(FILE, place, why);
        }
    }
}
