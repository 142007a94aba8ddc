package dev.orders.functions.rollup.counting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.functions.rollup.Records;
import dev.orders.functions.rollup.event.EventReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What each event adds, by the cases of {@code counting/*.json}: an event's missing attributes are those of a good one. */
class CountingTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant ARRIVAL = Instant.parse("2026-11-23T14:06:00Z");

    @TestFactory
    Stream<DynamicTest> eventsOfServices() throws IOException {
        return cases("services.json", """
                {"specversion": "1.0", "id": "0197f0b2.placed", "time": "2026-11-23T14:05:31Z", "authtype": "service_account"}""");
    }

    @TestFactory
    Stream<DynamicTest> eventsOfPeople() throws IOException {
        return cases("people.json", """
                {"specversion": "1.0", "id": "c6af9ac6", "time": "2026-11-23T14:05:31Z", "authtype": "app_user", "source": "/web-frontend/browser"}""");
    }

    /** The examples of {@code docs/events}, which senders are held to as well. */
    @TestFactory
    Stream<DynamicTest> whateverIsDocumentedCounts() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (DirectoryStream<Path> schemas = Files.newDirectoryStream(Path.of("../docs/events"), "*.*.schema.json")) {
            for (Path schema : schemas) {
                List<JsonNode> examples = JSON.readTree(schema.toFile())
                        .path("examples")
                        .valueStream()
                        .toList();
                for (JsonNode example : examples) {
                    tests.add(DynamicTest.dynamicTest(
                            schema.getFileName() + " " + tests.size(),
                            () -> assertThat(record(example.toString()).verdict())
                                    .isInstanceOf(Verdict.Counted.class)));
                }
            }
        }
        assertThat(tests).hasSizeGreaterThanOrEqualTo(8);
        return tests.stream();
    }

    @Test
    void nothingThatAPersonSendsIsPoison() {
        List<String> attacks = List.of(
                "[".repeat(400_000) + "]".repeat(400_000),
                "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000),
                "{\"" + "n".repeat(900_000) + "\":1}",
                "{\"value\":" + "9".repeat(900_000) + "}",
                "{\"value\":1e999999999}",
                "{\"value\":" + "0.".concat("1".repeat(900_000)) + "}",
                "{\"page\":\"" + "x".repeat(900_000) + "\"}",
                "{\"page\":\"\\ud800\\u0000\"}",
                "{"
                        + Stream.iterate(0, i -> i + 1)
                                .limit(60_000)
                                .map(i -> "\"m" + i + "\":" + i)
                                .collect(Collectors.joining(","))
                        + "}",
                "{" + "\"page\":\"/\",".repeat(50_000) + "\"page\":\"/orders\"}",
                "-0",
                "true");
        for (String attack : attacks) {
            for (String type : List.of("page.viewed", "page.timed", "order.step", "order.decided")) {
                StreamRecord record = record("""
                        {"specversion":"1.0","id":"x","time":"2026-11-23T14:05:31Z","authtype":"app_user",\
                        "source":"/web-frontend/browser","type":"%s","data":%s}""".formatted(type, attack));

                assertThat(record.verdict())
                        .as(type + " " + attack.substring(0, Math.min(40, attack.length())))
                        .isNotInstanceOf(Verdict.Poison.class);
                assertThat(record.verdict().increments())
                        .allSatisfy(increment ->
                                assertThat(increment.counter().name()).isIn("refused", "views|other", "views|/"));
            }
        }
    }

    @Test
    void peopleHaveABoundedNumberOfCounters() {
        int most = 9 + 5 * 9 * 40 + 4 + 1;
        Set<String> names = Stream.iterate(0, i -> i + 1)
                .limit(20_000)
                .map(i -> record(
                        """
                        {"specversion":"1.0","id":"x","time":"2026-11-23T14:05:31Z","authtype":"app_user",\
                        "source":"/web-frontend/browser","type":"%s","data":{"page":"/p%d","metric":"LCP","value":%d,"step":"s%d"}}""".formatted(i % 3 == 0 ? "page.viewed" : i % 3 == 1 ? "page.timed" : "order.step", i, i, i)))
                .flatMap(record -> record.verdict().increments().stream())
                .map(increment -> increment.counter().name())
                .collect(Collectors.toSet());

        assertThat(names).hasSizeLessThan(most).contains("views|other", "refused");
    }

    @Test
    void aChunkStaysBelowTheLimitsOfATransaction() {
        List<StreamRecord> records = Stream.iterate(0, i -> i + 1)
                .limit(5_000)
                .map(i -> record(
                        i,
                        Records.service(
                                "/api-service",
                                i % 2 == 0 ? "request.handled" : "order.cancelled",
                                "id" + i,
                                ARRIVAL.minusSeconds(i),
                                "{\"method\":\"GET\",\"route\":\"/%s\",\"status\":200,\"milliseconds\":%d}"
                                        .formatted("abcdefghij".substring(i % 10), i * 37 % 90_000))))
                .toList();
        int taken = 0;
        while (taken < records.size()) {
            Chunk chunk = Chunk.of(records.subList(taken, records.size()), Set.of());

            assertThat(chunk.size()).isPositive();
            assertThat(chunk.rows().size() + chunk.markers().size()).isLessThanOrEqualTo(Chunk.MAX_ITEMS);
            assertThat(chunk.rows().values())
                    .allSatisfy(row -> assertThat(row.counters()).hasSizeLessThanOrEqualTo(Chunk.MAX_COUNTERS));
            taken += chunk.size();
        }
        assertThat(taken).isEqualTo(5_000);
    }

    @Test
    void anEventThatIsThereTwiceCountsOnceInAChunk() {
        String event = Records.service("/api-service", "order.cancelled", "a.cancelled", ARRIVAL, "{}");

        Chunk chunk = Chunk.of(List.of(record(0, event), record(1, event)), Set.of());

        assertThat(chunk.size()).isEqualTo(2);
        assertThat(chunk.repeated()).isOne();
        assertThat(chunk.rows().values())
                .allSatisfy(row -> assertThat(row.counters().values()).containsExactly(1L));
    }

    private static Stream<DynamicTest> cases(String file, String good) throws IOException {
        try (InputStream json = CountingTest.class.getResourceAsStream("/counting/" + file)) {
            List<JsonNode> cases = JSON.readTree(json).valueStream().toList();
            assertThat(cases).hasSizeGreaterThan(20);
            return cases.stream()
                    .map(one -> DynamicTest.dynamicTest(
                            one.get("name").asString(), () -> check(one, (ObjectNode) JSON.readTree(good))));
        }
    }

    private static void check(JsonNode expected, ObjectNode event) {
        if (expected.has("event")) {
            event.setAll((ObjectNode) expected.get("event"));
        }
        StreamRecord record = record(expected.has("raw") ? expected.get("raw").asString() : event.toString());
        if (expected.has("poison")) {
            assertThat(record.verdict())
                    .isEqualTo(new Verdict.Poison(expected.get("poison").asString()));
            return;
        }
        Chunk chunk = Chunk.of(List.of(record), Set.of());
        JsonNode counts = expected.get("counts");
        String at = counts.path("at").asString("2026-11-23T14:05");
        String series = counts.get("series").asString();
        Map<String, Long> counters = new HashMap<>();
        counts.get("counters")
                .properties()
                .forEach(counter ->
                        counters.put(counter.getKey(), counter.getValue().asLong()));

        assertThat(rows(chunk))
                .isEqualTo(Map.of(
                        series + "#" + at.substring(0, 13) + " " + at, counters,
                        series + "#" + at.substring(0, 10) + " " + at.substring(0, 13), counters));
        assertThat(chunk.refused()).isEqualTo(expected.has("refused") ? 1 : 0);
        assertThat(chunk.markers()).hasSize(expected.has("marked") ? 1 : 0);
    }

    private static Map<String, Map<String, Long>> rows(Chunk chunk) {
        return chunk.rows().entrySet().stream()
                .collect(Collectors.toMap(
                        row -> row.getKey().bucket() + " " + row.getKey().minute(),
                        row -> row.getValue().counters().entrySet().stream()
                                .collect(Collectors.toMap(
                                        counter -> counter.getKey().name(), Map.Entry::getValue))));
    }

    private static StreamRecord record(String event) {
        return record(0, event);
    }

    private static StreamRecord record(int index, String event) {
        return StreamRecord.of(
                SequenceNumber.of(Records.sequence(index)),
                EventReader.read(ByteBuffer.wrap(event.getBytes(StandardCharsets.UTF_8))),
                ARRIVAL);
    }
}
