package dev.orders.web.orders;

import dev.orders.web.api.ApiClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OrdersConfiguration {
    @Bean
    Orders orders(ApiClient api) {
        return new Orders(api);
    }
}
