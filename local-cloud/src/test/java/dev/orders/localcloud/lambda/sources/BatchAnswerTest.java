package dev.orders.localcloud.lambda.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.localcloud.shards.Batch;
import dev.orders.localcloud.shards.Outcome;
import dev.orders.localcloud.shards.ShardRecord;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** A batch of the records 1, 2 and 3, and how many of them an answer is done with. */
class BatchAnswerTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Batch BATCH = new Batch(
            "stream",
            "shard",
            Stream.of("1", "2", "3")
                    .map(number -> new ShardRecord(number, Instant.EPOCH, JsonNodeFactory.instance.objectNode(), 2))
                    .toList());

    @TestFactory
    Stream<DynamicTest> answers() {
        InputStream file = Objects.requireNonNull(getClass().getResourceAsStream("/lambda/batch-answers.json"));
        return JSON.readTree(file)
                .valueStream()
                .map(answer -> DynamicTest.dynamicTest(answer.path("name").asString(), () -> check(answer)));
    }

    private static void check(JsonNode answer) {
        byte[] payload = answer.path("answer").asString().getBytes(StandardCharsets.UTF_8);
        assertThat(taken(BatchAnswer.of(payload, BATCH)))
                .isEqualTo(answer.path("takes").asInt());
    }

    private static int taken(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Taken taken -> BATCH.records().size();
            case Outcome.TakenBefore part -> part.index();
            case Outcome.Failed failed -> 0;
            default -> throw new AssertionError(outcome);
        };
    }
}
