package dev.orders.web.products;

import dev.orders.web.api.ApiClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProductsConfiguration {
    @Bean
    Catalogue catalogue(ApiClient api) {
        return new Catalogue(api);
    }
}
