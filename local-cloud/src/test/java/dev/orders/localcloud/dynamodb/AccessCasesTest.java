package dev.orders.localcloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orders.localcloud.policy.AccessRequest;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.AwsException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What each operation asks of IAM, by the case files in {@code src/test/resources/dynamodb}. */
class AccessCasesTest {

    private static final String ARN = "arn:aws:dynamodb:eu-west-1:123456789012:";
    private static final List<String> FILES =
            List.of("items", "queries", "batches", "transactions", "partiql", "tables");

    private static final Map<String, TableKeys> TABLES = Map.of(
            "orders", new TableKeys("userId", Map.of("by-status", "status")),
            "counters", new TableKeys("id", Map.of()),
            "blobs", new TableKeys("hash", Map.of()));

    private final Operations operations =
            new Operations(new TableArns(new AwsAccount("eu-west-1", "123456789012")), TABLES::get);

    record Case(String name, JsonNode json) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String file : FILES) {
            try (InputStream in = AccessCasesTest.class.getResourceAsStream("/dynamodb/" + file + ".json")) {
                JsonMapper.shared()
                        .readTree(in)
                        .forEach(json -> cases.add(
                                new Case(file + ": " + json.get("name").asString(), json)));
            }
        }
        return cases.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void asksWhatTheCaseSays(Case given) {
        String operation = given.json().get("operation").asString();
        ObjectNode input = (ObjectNode) given.json().get("input");
        if (given.json().has("refused")) {
            assertThatThrownBy(() -> operations.of(operation).requests(input))
                    .isInstanceOfSatisfying(
                            AwsException.class,
                            e -> assertThat(e.code())
                                    .isEqualTo(given.json().get("refused").asString()));
            return;
        }
        List<String> asked = operations.of(operation).requests(input).stream()
                .map(AccessCasesTest::print)
                .toList();
        List<String> expected = given.json()
                .get("requests")
                .valueStream()
                .map(AccessCasesTest::print)
                .toList();

        assertThat(asked).isNotEmpty().isEqualTo(expected);
    }

    private static String print(AccessRequest request) {
        Map<String, TreeSet<String>> context = new TreeMap<>();
        request.context().asMap().keySet().forEach(key -> {
            List<String> values = request.context().values(key);
            if (values != null) {
                context.put(key, new TreeSet<>(values));
            }
        });
        return request.action() + " " + request.resource() + " " + context;
    }

    private static String print(JsonNode request) {
        Map<String, TreeSet<String>> context = new TreeMap<>();
        request.path("context").propertyStream().forEach(entry -> {
            TreeSet<String> values = new TreeSet<>();
            if (entry.getValue().isArray()) {
                entry.getValue().forEach(value -> values.add(value.asString()));
            } else {
                values.add(entry.getValue().asString());
            }
            context.put("dynamodb:" + entry.getKey().toLowerCase(Locale.ROOT), values);
        });
        String resource = request.get("resource").asString();
        return "dynamodb:" + request.get("action").asString() + " " + (resource.equals("*") ? resource : ARN + resource)
                + " " + context;
    }
}
