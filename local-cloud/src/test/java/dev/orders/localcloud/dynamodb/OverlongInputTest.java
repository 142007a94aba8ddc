package dev.orders.localcloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.AwsException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Input that is long or nested without end is refused before anything recurses into it, signed or not. */
class OverlongInputTest {

    private final Operations operations = new Operations(
            new TableArns(new AwsAccount("eu-west-1", "123456789012")),
            Map.of("orders", new TableKeys("userId", Map.of()))::get);

    @ParameterizedTest
    @ValueSource(ints = {101, 2_000, 100_000})
    void refusesAKeyConditionOfEndlessParentheses(int depth) {
        refuses("Query", query("(".repeat(depth) + "userId = :u" + ")".repeat(depth)));
    }

    @Test
    void readsAKeyConditionInAFewParentheses() {
        assertThat(operations.of("Query").requests(query("((userId = :u))"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "NOT ", "NOT ("})
    void refusesAStatementThatNestsWithoutEnd(String opening) {
        for (int depth : new int[] {101, 1_000, 100_000}) {
            refuses("ExecuteStatement", statement(opening.repeat(depth) + "note = 'x'"));
        }
    }

    @Test
    void refusesAnExpressionBeyondTheQuota() {
        ObjectNode input = query("userId = :u").put("FilterExpression", "note = :u" + " ".repeat(4_096));
        refuses("Query", input);
    }

    @Test
    void refusesAStatementBeyondTheQuota() {
        refuses("ExecuteStatement", statement("userId = 'ada'" + " ".repeat(8_192)));
    }

    @Test
    void readsSiblingsHoweverMany() {
        assertThat(operations
                        .of("ExecuteStatement")
                        .requests(statement("userId = 'ada'" + " AND (note = 'x')".repeat(200))))
                .hasSize(1);
    }

    private void refuses(String operation, ObjectNode input) {
        assertThatThrownBy(() -> operations.of(operation).requests(input))
                .isInstanceOfSatisfying(
                        AwsException.class,
                        refused -> assertThat(refused.code()).isEqualTo("ValidationException"));
    }

    private static ObjectNode query(String keyCondition) {
        ObjectNode input = JsonMapper.shared().createObjectNode();
        input.put("TableName", "orders").put("KeyConditionExpression", keyCondition);
        input.putObject("ExpressionAttributeValues").putObject(":u").put("S", "ada");
        return input;
    }

    private static ObjectNode statement(String where) {
        return JsonMapper.shared().createObjectNode().put("Statement", "SELECT * FROM \"orders\" WHERE " + where);
    }
}
