package dev.orders.api.dynamodb;

import dev.orders.domain.product.Product;
import dev.orders.domain.product.Products;
import dev.orders.domain.product.Sku;
import java.util.Comparator;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The catalogue, read with the service's own credentials. */
public final class DynamoDbProducts implements Products {
    private final DynamoDbClient client;
    private final Tables tables;

    public DynamoDbProducts(DynamoDbClient client, Tables tables) {
        this.client = client;
        this.tables = tables;
    }

    @Override
    public List<Product> all() {
        return client.scanPaginator(request -> request.tableName(tables.products())).items().stream()
                .flatMap(row -> Row.read(row, DynamoDbProducts::product).stream())
                .sorted(Comparator.comparing(product -> product.sku().value()))
                .toList();
    }

    private static Product product(Row row) {
        var price = Money.ofMinor(CurrencyUnit.of(row.text("currency")), row.number("unitPrice"));
        return new Product(new Sku(row.text("sku")), row.text("name"), price);
    }
}
