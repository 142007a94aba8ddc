package dev.orders.localcloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.wire.AwsAnswer;
import dev.orders.localcloud.wire.AwsCall;
import dev.orders.localcloud.wire.AwsException;
import dev.orders.localcloud.wire.AwsService.Access.Permitted;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two readers of one language, ours and DynamoDB Local's, on random conditions: whatever ours takes as confined to one
 * partition must show rows of no other.
 */
class ConfinementTest {

    private static final int CONDITIONS = Integer.getInteger("confinement.conditions", 1_500);
    private static final List<String> TERMS = List.of(
            "userId = 'ada'",
            "'ada' = userId",
            "\"userId\" = 'ada'",
            "userId IN ['ada']",
            "userId IN ('ada')",
            "userId = 'bob'",
            "userId <> 'ada'",
            "userId > 'aaa'",
            "begins_with(userId, 'b')",
            "note = 'x'",
            "userId = \"ada\"",
            "USERID = 'ada'",
            "'userId' = 'ada'",
            "orderId BETWEEN '0' AND '9'",
            "userId = note",
            "note IS MISSING",
            "attribute_type(note, 'S')",
            "userId = 'ada' = 'x'",
            "userId IN ['ada', 'bob']",
            "NOT userId = 'bob'",
            "orderId NOT BETWEEN '5' AND '6'",
            "userId = 'ad''a'",
            "m.userId = 'ada'");
    private static final List<String> KEY_TERMS = List.of(
            "userId = :ada",
            ":ada = userId",
            "#u = :ada",
            "userId = :bob",
            "userId > :ada",
            "orderId > :zero",
            "orderId BETWEEN :zero AND :nine",
            "begins_with(orderId, :one)",
            "begins_with(userId, :ada)",
            "(userId = :ada)",
            "(userId) = :ada",
            "userId <> :bob",
            "note = :ada",
            "#u = :bob");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static DynamoDbLocal local;
    private static DynamoDbService service;

    private final Random random = new Random(20120810);

    @BeforeAll
    static void start() {
        local = DynamoDbLocal.start(OrdersTable.LIBRARIES, null);
        new TableSetup(local, JSON).create(OrdersTable.tables());
        service = new DynamoDbService(local, new TableArns(OrdersTable.ACCOUNT), JSON);
        for (String user : List.of("ada", "bob", "cyd")) {
            for (String order : List.of("1", "2")) {
                ObjectNode input = JSON.createObjectNode().put("TableName", OrdersTable.NAME);
                ObjectNode item = input.putObject("Item");
                item.putObject("userId").put("S", user);
                item.putObject("orderId").put("S", order);
                item.putObject("note").put("S", order.equals("1") ? "x" : "ada");
                item.putObject("ada").put("S", user);
                execute("PutItem", input);
            }
        }
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @Test
    void aStatementConfinedToOnePartitionShowsNoOther() {
        int shown = 0;
        for (int i = 0; i < CONDITIONS; i++) {
            String statement = "SELECT * FROM \"test-orders\" WHERE " + condition(TERMS, List.of("AND", "OR"), 3);
            shown += rowsIfConfined("ExecuteStatement", JSON.createObjectNode().put("Statement", statement));
        }
        assertThat(shown).isGreaterThan(CONDITIONS / 20);
    }

    @Test
    void aKeyConditionConfinedToOnePartitionShowsNoOther() {
        int shown = 0;
        for (int i = 0; i < CONDITIONS; i++) {
            String condition = condition(KEY_TERMS, List.of("AND", "AND", "and", "OR"), 2);
            ObjectNode input =
                    JSON.createObjectNode().put("TableName", OrdersTable.NAME).put("KeyConditionExpression", condition);
            if (condition.contains("#u")) {
                input.putObject("ExpressionAttributeNames").put("#u", "userId");
            }
            ObjectNode values = input.putObject("ExpressionAttributeValues");
            for (String value : List.of(":ada", ":bob", ":zero", ":nine", ":one")) {
                if (condition.contains(value)) {
                    values.putObject(value)
                            .put(
                                    "S",
                                    switch (value) {
                                        case ":zero" -> "0";
                                        case ":nine" -> "9";
                                        case ":one" -> "1";
                                        default -> value.substring(1);
                                    });
                }
            }
            shown += rowsIfConfined("Query", input);
        }
        assertThat(shown).isGreaterThan(CONDITIONS / 20);
    }

    private String condition(List<String> terms, List<String> connectives, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(6);
        return switch (kind) {
            case 1, 2, 3 ->
                condition(terms, connectives, depth - 1)
                        + " " + connectives.get(random.nextInt(connectives.size())) + " "
                        + condition(terms, connectives, depth - 1);
            case 4 -> "(" + condition(terms, connectives, depth - 1) + ")";
            case 5 ->
                random.nextInt(3) == 0
                        ? "NOT (" + condition(terms, connectives, depth - 1) + ")"
                        : condition(terms, connectives, depth - 1);
            default -> terms.get(random.nextInt(terms.size()));
        };
    }

    private static int rowsIfConfined(String operation, ObjectNode input) {
        try {
            Permitted access = (Permitted) service.access(call(operation, input));
            if (!access.requests().stream().allMatch(request -> OrdersTable.isConfinedTo("ada", request))) {
                return 0;
            }
        } catch (AwsException refused) {
            return 0;
        }
        AwsAnswer answer = execute(operation, input);
        if (answer.status() != 200) {
            return 0;
        }
        JsonNode items = JSON.readTree(answer.body()).path("Items");
        for (JsonNode item : items) {
            assertThat(item.path("userId").path("S").asString())
                    .as(() -> input.toString())
                    .isEqualTo("ada");
        }
        return items.size();
    }

    private static AwsAnswer execute(String operation, ObjectNode input) {
        return service.execute(call(operation, input));
    }

    private static AwsCall call(String operation, ObjectNode input) {
        return new AwsCall(
                operation,
                input,
                input.toString().getBytes(StandardCharsets.UTF_8),
                new Principal.Anonymous(),
                Instant.EPOCH,
                "test");
    }
}
