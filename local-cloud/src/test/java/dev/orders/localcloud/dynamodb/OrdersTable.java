package dev.orders.localcloud.dynamodb;

import dev.orders.localcloud.definitions.TablesDefinition;
import dev.orders.localcloud.definitions.TablesDefinition.Key;
import dev.orders.localcloud.definitions.TablesDefinition.KeyType;
import dev.orders.localcloud.definitions.TablesDefinition.StreamView;
import dev.orders.localcloud.definitions.TablesDefinition.Table;
import dev.orders.localcloud.policy.AccessRequest;
import dev.orders.localcloud.wire.AwsAccount;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table of two users' orders, as tests need it. */
final class OrdersTable {

    static final Path LIBRARIES = Path.of("dynamodb-local", "target", "lib");
    static final AwsAccount ACCOUNT = new AwsAccount("eu-west-1", "123456789012");
    static final String NAME = "test-orders";
    static final String ARN = "arn:aws:dynamodb:eu-west-1:123456789012:table/" + NAME;
    static final Key USER_ID = new Key("userId", KeyType.S);
    static final Key ORDER_ID = new Key("orderId", KeyType.S);
    static final Table DEFINITION = new Table(NAME, USER_ID, ORDER_ID, "expiresAt", false, StreamView.KEYS_ONLY);

    private OrdersTable() {}

    static TablesDefinition tables() {
        return new TablesDefinition(Map.of("orders", DEFINITION));
    }

    static Map<String, AttributeValue> key(String userId, String orderId) {
        return Map.of("userId", AttributeValue.fromS(userId), "orderId", AttributeValue.fromS(orderId));
    }

    /** The customer's condition for every action there is: leading keys are there, and all are the user's own. */
    static boolean isConfinedTo(String userId, AccessRequest request) {
        List<String> leadingKeys = request.context().values("dynamodb:LeadingKeys");
        return leadingKeys != null && Set.copyOf(leadingKeys).equals(Set.of(userId));
    }
}
