package dev.orders.api.products;

import dev.orders.domain.product.ListProducts;
import dev.orders.domain.product.Products;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The resource {@code /products}. */
@Configuration(proxyBeanMethods = false)
public class ProductsConfiguration {

    @Bean
    ProductsController productsController(Products products) {
        return new ProductsController(new ListProducts(products));
    }
}
