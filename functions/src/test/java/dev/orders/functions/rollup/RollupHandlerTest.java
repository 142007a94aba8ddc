package dev.orders.functions.rollup;

import static dev.orders.functions.rollup.Records.SHARD;
import static dev.orders.functions.rollup.Records.STREAM;
import static dev.orders.functions.rollup.Records.sequence;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent.KinesisEventRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Against Amazon's own emulator: what is in the table after batches came, again, in parts, and at the same time. */
class RollupHandlerTest {

    private static final Instant TIME = Function.NOW.minusSeconds(90);
    private static final String POISON = "{\"specversion\":\"1.0\"}";

    private final DynamoDbLocal local = DynamoDbLocal.instance();
    private String table;
    private Function function;

    @BeforeEach
    void emptyTable() {
        table = local.createTable();
        function = function();
    }

    @Test
    void countsAnEventInTheRowsOfItsMinuteAndItsHour() {
        assertThat(function.handle(
                        List.of(record(0, Records.placed("a", TIME, 1999)), record(1, Records.approved("a", TIME)))))
                .isEmpty();

        assertThat(row("orders#2026-11-23T14 2026-11-23T14:28"))
                .containsOnly(
                        Map.entry("placed", number(1)),
                        Map.entry("decided|APPROVED", number(1)),
                        Map.entry("revenue|EUR", number(1999)),
                        Map.entry("approval|automatic|150", number(1)),
                        Map.entry("first|" + SHARD, text(sequence(0))),
                        Map.entry("last|" + SHARD, text(sequence(1))),
                        Map.entry(
                                "expiresAt",
                                number(Instant.parse("2026-11-23T14:28:00Z")
                                        .plus(Duration.ofDays(35))
                                        .getEpochSecond())));
        assertThat(row("orders#2026-11-23 2026-11-23T14"))
                .containsEntry("revenue|EUR", number(1999))
                .containsEntry(
                        "expiresAt",
                        number(Instant.parse("2026-11-23T14:00:00Z")
                                .plus(Duration.ofDays(400))
                                .getEpochSecond()));
        assertThat(row("checkpoint#" + STREAM + " " + SHARD)).containsOnly(Map.entry("sequence", text(sequence(1))));
    }

    @Test
    void eachNumberLeadsToTheRecordsThatItWasCountedFrom() {
        function.handle(List.of(record(0, Records.handled("a", TIME, "/orders", 1))));
        function.handle(List.of(
                record(1, Records.handled("b", TIME, "/orders", 1)),
                record(2, Records.handled("c", TIME.plusSeconds(60), "/orders", 1)),
                record(3, Records.handled("d", TIME, "/orders", 1))));

        assertThat(row("api#2026-11-23T14 2026-11-23T14:28"))
                .containsEntry("first|" + SHARD, text(sequence(0)))
                .containsEntry("last|" + SHARD, text(sequence(3)))
                .containsEntry("requests|api-service|GET /orders|2xx", number(3));
        assertThat(row("api#2026-11-23T14 2026-11-23T14:29"))
                .containsEntry("first|" + SHARD, text(sequence(2)))
                .containsEntry("last|" + SHARD, text(sequence(2)));
    }

    @Test
    void numbersOfRecordsAreComparedAsNumbers() {
        assertThat(sequence(6)).hasSize(56);
        assertThat(sequence(7)).hasSize(57);
        List<KinesisEventRecord> records = mixed(20);

        assertThat(function.handle(records)).isEmpty();
        assertThat(function.handle(records)).isEmpty();

        assertThat(row("checkpoint#" + STREAM + " " + SHARD)).containsEntry("sequence", text(sequence(19)));
        assertThat(function.lines().getLast()).contains("\"counted\":0", "\"skipped\":20");
    }

    @Test
    void countsFiveHundredEventsOverManyMinutes() {
        List<KinesisEventRecord> records = IntStream.range(0, 500)
                .mapToObj(i -> record(i, event(i, TIME.minusSeconds(37L * i))))
                .toList();

        assertThat(function.handle(records)).isEmpty();

        assertThat(sum("api#2026-11-23T", "requests|")).isEqualTo(count(500, 0));
        assertThat(sum("pages#2026-11-23T", "views|")).isPositive();
        assertThat(sum("orders#2026-11-23 ", "placed")).isEqualTo(count(500, 2));
        assertThat(function.lines().getLast()).contains("\"records\":500", "\"counted\":500", "\"left\":0");
    }

    @RepeatedTest(5)
    void replayingAnyPartChangesNothing() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<KinesisEventRecord> records = mixed(120 + random.nextInt(80));
        String once = table;
        function.handle(records);

        table = local.createTable();
        function = function();
        // As an event source does: never beyond what is not done with, but again from anywhere before.
        int done = 0;
        while (done < records.size()) {
            int from = random.nextInt(done + 1);
            int to = Math.min(records.size(), from + 1 + random.nextInt(60));
            List<KinesisEventRecord> part = new ArrayList<>(records.subList(from, to));
            if (random.nextInt(4) == 0) {
                Collections.shuffle(part, random);
            }
            assertThat(function.handle(part)).as("seed " + seed).isEmpty();
            done = Math.max(done, to);
        }
        assertThat(local.rows(table)).as("seed " + seed).isEqualTo(local.rows(once));
        for (int i = 0; i < 10; i++) {
            int from = random.nextInt(records.size());
            function.handle(records.subList(from, from + random.nextInt(records.size() - from) + 1));
        }
        assertThat(local.rows(table)).as("seed " + seed).isEqualTo(local.rows(once));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 8, 9})
    void countsWhatIsBeforeAPoisonousRecordAndNamesIt(int position) {
        List<KinesisEventRecord> good = mixed(10);
        List<KinesisEventRecord> records = new ArrayList<>(good);
        records.set(position, record(position, POISON));

        assertThat(function.handle(records)).containsExactly(sequence(position));
        assertThat(function.handle(records)).containsExactly(sequence(position));
        assertThat(function.lines().getFirst())
                .contains("\"left\":" + (10 - position), "\"reason\":\"nobody vouches for it\"", sequence(position));
        // The event source gives it up, and goes on behind it.
        assertThat(function.handle(records.subList(position + 1, 10))).isEmpty();

        String expected = local.createTable();
        List<KinesisEventRecord> others = new ArrayList<>(good);
        others.remove(position);
        new Function(local.client(), expected).handle(others);
        assertThat(series(table)).isEqualTo(series(expected));
    }

    @Test
    void twoInvocationsOfAShardAtTheSameTimeCountOnce() throws InterruptedException, ExecutionException {
        List<KinesisEventRecord> records = mixed(400);
        String once = table;
        function.handle(records);
        table = local.createTable();

        together(Stream.of(function(), function(), function())
                .map(it -> (Runnable) () -> assertThat(it.handle(records)).isEmpty()));

        assertThat(local.rows(table)).isEqualTo(local.rows(once));
    }

    @Test
    void shardsAreCountedAtTheSameTimeIntoTheSameRows() throws InterruptedException, ExecutionException {
        together(IntStream.range(0, 4).mapToObj(shard -> () -> {
            List<KinesisEventRecord> records = IntStream.range(0, 200)
                    .mapToObj(i -> Records.record(
                            "shardId-00000000000" + shard,
                            i,
                            Function.NOW,
                            Records.handled(shard + "-" + i, TIME, "/orders", i)))
                    .toList();
            assertThat(function().handle(records)).isEmpty();
        }));

        assertThat(row("api#2026-11-23T14 2026-11-23T14:28"))
                .containsEntry("requests|api-service|GET /orders|2xx", number(800))
                .containsKeys("first|shardId-000000000000", "last|shardId-000000000003");
    }

    @Test
    void shardsOfOneInvocationAreCountedEach() {
        List<KinesisEventRecord> records = List.of(
                Records.record("shardId-000000000001", 3, Function.NOW, Records.handled("a", TIME, "/orders", 1)),
                Records.record("shardId-000000000000", 1, Function.NOW, POISON),
                Records.record("shardId-000000000001", 2, Function.NOW, Records.handled("b", TIME, "/orders", 1)));

        assertThat(function.handle(records)).containsExactly(sequence(1));

        assertThat(row("checkpoint#" + STREAM + " shardId-000000000001")).containsEntry("sequence", text(sequence(3)));
    }

    @Test
    void anOrderEventThatWasPutTwiceCountsOnce() {
        String placed = Records.placed("a", TIME, 1999);
        String approved = Records.approved("a", TIME);
        function.handle(List.of(record(0, placed), record(1, placed), record(2, approved)));
        function.handle(List.of(
                record(3, approved), record(4, Records.placed("b", TIME, 1)), record(5, placed), record(6, approved)));
        function.handle(
                List.of(Records.record("shardId-000000000007", 9, Function.NOW, Records.placed("a", TIME, 1999))));

        assertThat(row("orders#2026-11-23T14 2026-11-23T14:28"))
                .containsEntry("placed", number(2))
                .containsEntry("decided|APPROVED", number(1))
                .containsEntry("revenue|EUR", number(2000))
                .containsEntry("last|" + SHARD, text(sequence(4)))
                .doesNotContainKey("last|shardId-000000000007");
        assertThat(row("checkpoint#" + STREAM + " " + SHARD)).containsEntry("sequence", text(sequence(6)));
        assertThat(row("checkpoint#" + STREAM + " shardId-000000000007")).containsEntry("sequence", text(sequence(9)));
        assertThat(row("seen#/api-service#a.placed seen"))
                .containsOnly(Map.entry(
                        "expiresAt", number(TIME.plus(Duration.ofDays(9)).getEpochSecond())));
    }

    @Test
    void aRequestThatWasToldTwiceInABatchCountsOnce() {
        function.handle(List.of(
                record(0, Records.handled("a", TIME, "/orders", 1)),
                record(1, Records.handled("a", TIME, "/orders", 1))));

        assertThat(row("api#2026-11-23T14 2026-11-23T14:28"))
                .containsEntry("requests|api-service|GET /orders|2xx", number(1));
    }

    @Test
    void aLateEventCountsWhereItBelongs() {
        function.handle(List.of(record(0, Records.placed("late", TIME.minus(Duration.ofDays(6)), 1))));

        assertThat(row("orders#2026-11-17T14 2026-11-17T14:28")).containsEntry("placed", number(1));
    }

    @Test
    void countersHaveRoomForMoreThanALong() {
        List<KinesisEventRecord> records = IntStream.range(0, 1_500)
                .mapToObj(i -> record(i, Records.placed("o" + i, TIME, 9_007_199_254_740_991L)))
                .toList();

        for (int from = 0; from < records.size(); from += 500) {
            assertThat(function.handle(records.subList(from, from + 500))).isEmpty();
        }

        assertThat(row("orders#2026-11-23T14 2026-11-23T14:28"))
                .containsEntry("revenue|EUR", AttributeValue.fromN("13510798882111486500"));
    }

    @Test
    void aRowOfEverythingThatIsCountedFits() {
        List<String> pages =
                List.of("/", "/orders", "/orders/new", "/orders/{orderId}", "/approvals", "/operations", "x");
        List<KinesisEventRecord> records = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            String data = "{\"page\":\"%s\",\"metric\":\"%s\",\"value\":%d}"
                    .formatted(
                            pages.get(i % pages.size()),
                            List.of("TTFB", "FCP", "LCP", "INP", "CLS").get(i / 7 % 5),
                            (int) Math.pow(1.37, i / 35 % 40));
            records.add(record(
                    i,
                    Records.viewed("e" + i, TIME, "/")
                            .replace("page.viewed", "page.timed")
                            .replace("{\"page\":\"/\"}", data)));
        }

        for (int from = 0; from < records.size(); from += 500) {
            assertThat(function.handle(records.subList(from, from + 500))).isEmpty();
        }

        assertThat(sum("pages#2026-11-23T", "vital|")).isEqualTo(2_500);
        assertThat(row("pages#2026-11-23T14 2026-11-23T14:28")).hasSizeGreaterThan(900);
    }

    @Test
    void saysHowManyRecordsBecameWhatAndNothingThatIsInThem() {
        function.handle(List.of(
                record(0, Records.placed("secret-order", TIME, 1)),
                record(1, Records.viewed("secret-request", TIME, "/orders")),
                record(2, Records.viewed("x", TIME.minus(Duration.ofDays(9)), "/orders"))));

        assertThat(function.lines()).hasSize(1);
        assertThat(function.lines().getFirst()).isEqualTo("""
                        {"message":"rolled up","records":3,"counted":2,"refused":1,"repeated":0,"skipped":0,"left":0,\
                        "transactions":1,"milliseconds":0}
                        """);
    }

    private Function function() {
        return new Function(local.client(), table);
    }

    private static KinesisEventRecord record(int index, String event) {
        return Records.record(SHARD, index, Function.NOW, event);
    }

    private static List<KinesisEventRecord> mixed(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> record(i, event(i, TIME.minusSeconds(13L * i))))
                .toList();
    }

    private static String event(int i, Instant time) {
        return switch (i % 4) {
            case 0 -> Records.handled("r" + i, time, i % 8 == 0 ? "/orders" : "/orders/{orderId}", i);
            case 1 -> Records.viewed("v" + i, time, "/orders");
            case 2 -> Records.placed("o" + i, time, i);
            default -> Records.approved("o" + i, time);
        };
    }

    private static long count(int size, int kind) {
        return IntStream.range(0, size).filter(i -> i % 4 == kind).count();
    }

    private static void together(Stream<Runnable> tasks) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<?>> running = new ArrayList<>();
            tasks.forEach(task -> running.add(threads.submit(task)));
            for (Future<?> one : running) {
                one.get();
            }
        }
    }

    private Map<String, AttributeValue> row(String key) {
        Map<String, Map<String, AttributeValue>> rows = local.rows(table);
        assertThat(rows).containsKey(key);
        return rows.get(key);
    }

    private Map<String, Map<String, AttributeValue>> series(String of) {
        Map<String, Map<String, AttributeValue>> rows = local.rows(of);
        rows.keySet().removeIf(key -> key.startsWith("checkpoint#"));
        return rows;
    }

    private long sum(String keys, String counters) {
        return local.rows(table).entrySet().stream()
                .filter(row -> row.getKey().startsWith(keys))
                .flatMap(row -> row.getValue().entrySet().stream())
                .filter(attribute -> attribute.getKey().startsWith(counters))
                .mapToLong(attribute -> Long.parseLong(attribute.getValue().n()))
                .sum();
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
