package dev.orders.api.dynamodb;

import static dev.orders.domain.product.ProductFixtures.MUG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.api.standin.DynamoDbLocal;
import dev.orders.domain.product.Product;
import dev.orders.domain.product.Products;
import dev.orders.domain.product.ProductsContract;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoDbProductsTest extends ProductsContract {
    private final DynamoDbClient client = DynamoDbLocal.instance().client();
    private final Tables tables = new Tables("", "", "", "products-" + UUID.randomUUID());

    @Override
    protected Products holding(List<Product> products) {
        DynamoDbLocal.instance().createTable(tables.products(), List.of("sku"));
        products.forEach(this::put);
        return new DynamoDbProducts(client, tables);
    }

    @Test
    void leavesOutWhatIsNoProduct() {
        var products = holding(List.of(MUG));
        client.putItem(request -> request.tableName(tables.products()).item(Map.of("sku", Attributes.text("broken"))));

        assertThat(products.all()).containsExactly(MUG);
    }

    private void put(Product product) {
        client.putItem(request -> request.tableName(tables.products())
                .item(Map.of(
                        "sku", Attributes.text(product.sku().value()),
                        "name", Attributes.text(product.name()),
                        "unitPrice", Attributes.number(product.unitPrice().getAmountMinorLong()),
                        "currency",
                                Attributes.text(
                                        product.unitPrice().getCurrencyUnit().getCode()))));
    }
}
