package dev.orders.e2e.attacks;

import dev.orders.e2e.environment.Environment;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A victim's order, and the values that attacks on it are built of. */
public record Rows(String table, String approvals, String victim, String order, String attacker) {

    public static Rows of(Environment environment, String victim, String order, String attacker) {
        return new Rows(
                environment.get("orders_table"), environment.get("order_approvals_table"), victim, order, attacker);
    }

    /** The key of the victim's order. */
    public Map<String, AttributeValue> key() {
        return key(victim);
    }

    Map<String, AttributeValue> ownKey() {
        return key(attacker);
    }

    private Map<String, AttributeValue> key(String user) {
        return Map.of("userId", text(user), "orderId", text(order));
    }

    /** A row in the victim's partition. */
    Map<String, AttributeValue> forged() {
        return Map.of("userId", text(victim), "orderId", text("forged"), "note", text("forged"));
    }

    static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }
}
