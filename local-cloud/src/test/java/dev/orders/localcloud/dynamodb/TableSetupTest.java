package dev.orders.localcloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.orders.localcloud.definitions.DefinitionException;
import dev.orders.localcloud.definitions.ProductsDefinition;
import dev.orders.localcloud.definitions.ProductsDefinition.Product;
import dev.orders.localcloud.definitions.TablesDefinition;
import dev.orders.localcloud.definitions.TablesDefinition.Key;
import dev.orders.localcloud.definitions.TablesDefinition.KeyType;
import dev.orders.localcloud.definitions.TablesDefinition.StreamView;
import dev.orders.localcloud.definitions.TablesDefinition.Table;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class TableSetupTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void keepsTablesAndRowsOfTheDataFolder(@TempDir Path data) {
        Table products = new Table("test-products", new Key("sku", KeyType.S), null, null, false, null);
        TablesDefinition tables = new TablesDefinition(Map.of("products", products));
        List<Product> catalogue = IntStream.range(0, 30)
                .mapToObj(i -> new Product("SKU-" + i, "Pen " + i, i, "EUR"))
                .toList();
        try (DynamoDbLocal first = DynamoDbLocal.start(OrdersTable.LIBRARIES, data)) {
            TableSetup setup = new TableSetup(first, JSON);
            setup.create(tables);
            setup.seed("test-products", new ProductsDefinition(catalogue));
        }
        try (DynamoDbLocal second = DynamoDbLocal.start(OrdersTable.LIBRARIES, data)) {
            new TableSetup(second, JSON).create(tables);
            LocalAnswer rows = second.call(
                    DynamoDbService.TARGET + ".Scan",
                    "{\"TableName\":\"test-products\",\"Select\":\"COUNT\"}".getBytes(StandardCharsets.UTF_8));

            assertThat(JSON.readTree(rows.body()).path("Count").asInt()).isEqualTo(30);
        }
    }

    @Test
    void refusesAKeptTableWithOtherKeys() {
        try (DynamoDbLocal local = DynamoDbLocal.start(OrdersTable.LIBRARIES, null)) {
            TableSetup setup = new TableSetup(local, JSON);
            setup.create(OrdersTable.tables());
            Table other = new Table(OrdersTable.NAME, OrdersTable.USER_ID, null, null, false, null);

            assertThatExceptionOfType(DefinitionException.class)
                    .isThrownBy(() -> setup.create(new TablesDefinition(Map.of("orders", other))))
                    .withMessageContaining("test-orders has the keys [userId S HASH, orderId S RANGE]")
                    .withMessageContaining("the definition wants [userId S HASH]");
        }
    }

    @Test
    void givesAKeptTableItsStreamAndRefusesAnother() {
        try (DynamoDbLocal local = DynamoDbLocal.start(OrdersTable.LIBRARIES, null)) {
            TableSetup setup = new TableSetup(local, JSON);
            setup.create(withStream(null));
            setup.create(withStream(StreamView.KEYS_ONLY));
            setup.create(withStream(StreamView.KEYS_ONLY));

            assertThat(new DescribedTables(local, JSON)
                            .describe(OrdersTable.NAME)
                            .path("StreamSpecification")
                            .path("StreamViewType")
                            .asString())
                    .isEqualTo("KEYS_ONLY");
            assertThatExceptionOfType(DefinitionException.class)
                    .isThrownBy(() -> setup.create(withStream(StreamView.NEW_IMAGE)))
                    .withMessageContaining("has the stream view KEYS_ONLY, the definition wants NEW_IMAGE");
            assertThatExceptionOfType(DefinitionException.class)
                    .isThrownBy(() -> setup.create(withStream(null)))
                    .withMessageContaining("wants no stream");
        }
    }

    private static TablesDefinition withStream(@Nullable StreamView view) {
        Table table = new Table(OrdersTable.NAME, OrdersTable.USER_ID, OrdersTable.ORDER_ID, null, false, view);
        return new TablesDefinition(Map.of("orders", table));
    }

    @Test
    void saysWhatBuildsMissingLibraries(@TempDir Path empty) {
        assertThatIllegalStateException()
                .isThrownBy(() -> DynamoDbLocal.start(empty, null))
                .withMessageContaining("mvn -pl local-cloud/dynamodb-local package");
        assertThatIllegalStateException()
                .isThrownBy(() -> DynamoDbLocal.start(empty.resolve("nowhere"), null))
                .withMessageContaining("DynamoDB Local is not in");
    }
}
