package dev.orders.functions.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent.KinesisEventRecord;
import dev.orders.functions.rollup.FaultyHttp.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** A DynamoDB that fails: nothing is counted twice, and what is not counted is named. */
class FaultsTest {

    /** Mostly order events: more markers than two transactions take. */
    private static final List<KinesisEventRecord> RECORDS = IntStream.range(0, 300)
            .mapToObj(i -> Records.record(
                    Records.SHARD,
                    i,
                    Function.NOW,
                    i % 4 != 0
                            ? Records.placed("o" + i, Function.NOW.minusSeconds(i), i)
                            : Records.handled("r" + i, Function.NOW.minusSeconds(i), "/orders", i)))
            .toList();

    private final DynamoDbLocal local = DynamoDbLocal.instance();
    private Map<String, Map<String, AttributeValue>> expected;
    private String table;

    @BeforeEach
    void countedWithoutFaults() {
        String faultless = local.createTable();
        new Function(local.client(), faultless).handle(RECORDS);
        expected = local.rows(faultless);
        table = local.createTable();
    }

    @Test
    void aTransactionThatFailsInTheMiddleLeavesTheRestInTheStream() {
        List<String> left = function(transaction -> transaction < 2 ? FaultyHttp.NONE : FaultyHttp.UNSENT)
                .handle(RECORDS);

        assertThat(left).hasSize(1);
        List<String> sequences = RECORDS.stream()
                .map(record -> record.getKinesis().getSequenceNumber())
                .toList();
        int from = sequences.indexOf(left.getFirst());
        assertThat(from).isBetween(1, 299);
        assertThat(local.rows(table).get("checkpoint#" + Records.STREAM + " " + Records.SHARD))
                .containsEntry("sequence", AttributeValue.fromS(sequences.get(from - 1)));

        assertThat(function(transaction -> FaultyHttp.NONE).handle(RECORDS.subList(from, 300)))
                .isEmpty();
        assertThat(local.rows(table)).isEqualTo(expected);
    }

    @Test
    void whatWasCountedThoughTheAnswerWasLostIsNotCountedAgain() {
        Function function = function(transaction -> transaction % 2 == 0 ? FaultyHttp.UNANSWERED : FaultyHttp.NONE);

        assertThat(function.handle(RECORDS)).isEmpty();

        assertThat(local.rows(table)).isEqualTo(expected);
    }

    @Test
    void whatWasCountedThoughTheLastAnswerWasLostIsSkippedByTheNextInvocation() {
        function(transaction -> FaultyHttp.UNANSWERED)
                .hasLeft(Duration.ofMillis(2_100))
                .handle(RECORDS);

        assertThat(function(transaction -> FaultyHttp.NONE).handle(RECORDS)).isEmpty();

        assertThat(local.rows(table)).isEqualTo(expected);
    }

    static List<Fault> whatPasses() {
        return List.of(
                FaultyHttp.CONFLICT, FaultyHttp.THROTTLED, FaultyHttp.DOWN, FaultyHttp.UNSENT, FaultyHttp.UNANSWERED);
    }

    @ParameterizedTest
    @MethodSource("whatPasses")
    void whatPassesByItselfIsTriedAgain(Fault fault) {
        assertThat(function(transaction -> transaction % 4 == 3 ? FaultyHttp.NONE : fault)
                        .handle(RECORDS))
                .isEmpty();

        assertThat(local.rows(table)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("whatPasses")
    void whatDoesNotPassInTimeIsLeftFromTheFirstRecord(Fault fault) {
        Function function = function(transaction -> fault instanceof Fault.Unanswered ? FaultyHttp.UNSENT : fault);

        assertThat(function.handle(RECORDS)).containsExactly(Records.sequence(0));

        assertThat(local.rows(table)).isEmpty();
        assertThat(function.lines().getFirst()).contains("\"reason\":\"out of time\"", "\"left\":300");
    }

    @Test
    void aRightThatTheRoleLacksIsTheFunctionsError() {
        FaultyHttp http = new FaultyHttp(transaction -> transaction == 1 ? FaultyHttp.DENIED : FaultyHttp.NONE);
        Function function = new Function(local.client(http), table);

        assertThatThrownBy(() -> function.handle(RECORDS))
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("not authorized");
        assertThat(http.transactions()).isEqualTo(2);

        // The event source delivers the whole batch again.
        assertThat(function.handle(RECORDS)).isEmpty();
        assertThat(local.rows(table)).isEqualTo(expected);
    }

    @Test
    void anInvocationThatIsAboutToEndBeginsNothing() {
        FaultyHttp http = new FaultyHttp(transaction -> FaultyHttp.NONE);

        List<String> left = new Function(local.client(http), table)
                .hasLeft(Duration.ofMillis(1_500))
                .handle(RECORDS);

        assertThat(left).containsExactly(Records.sequence(0));
        assertThat(http.transactions()).isZero();
    }

    @RepeatedTest(5)
    void whateverFailsEachEventIsCountedOnceInTheEnd() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Fault> faults = List.of(
                FaultyHttp.NONE,
                FaultyHttp.NONE,
                FaultyHttp.UNSENT,
                FaultyHttp.UNANSWERED,
                FaultyHttp.CONFLICT,
                FaultyHttp.THROTTLED,
                FaultyHttp.DOWN);
        Function function = function(transaction -> faults.get(random.nextInt(faults.size())));
        List<KinesisEventRecord> batch = RECORDS;
        for (int attempt = 0; !batch.isEmpty(); attempt++) {
            assertThat(attempt).as("attempts, seed " + seed).isLessThan(500);
            List<String> left = function.hasLeft(Duration.ofMillis(2_000 + random.nextInt(1_500)))
                    .handle(batch);
            batch = left.isEmpty()
                    ? List.of()
                    : RECORDS.stream()
                            .dropWhile(record ->
                                    !record.getKinesis().getSequenceNumber().equals(left.getFirst()))
                            .toList();
        }

        assertThat(local.rows(table)).as("seed " + seed).isEqualTo(expected);
    }

    private Function function(IntFunction<Fault> faults) {
        return new Function(local.client(new FaultyHttp(faults)), table);
    }
}
