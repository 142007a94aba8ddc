package dev.orders.api.products;

import dev.orders.domain.product.ListProducts;
import dev.orders.domain.product.Product;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class ProductsController {
    private final ListProducts listProducts;

    ProductsController(ListProducts listProducts) {
        this.listProducts = listProducts;
    }

    record Catalogue(List<Entry> products) {}

    record Entry(String sku, String name, Amount unitPrice) {}

    @GetMapping(path = "/products", produces = MediaType.APPLICATION_JSON_VALUE)
    Catalogue list() {
        return new Catalogue(
                listProducts.list().stream().map(ProductsController::entry).toList());
    }

    private static Entry entry(Product product) {
        return new Entry(product.sku().value(), product.name(), Amount.of(product.unitPrice()));
    }
}
