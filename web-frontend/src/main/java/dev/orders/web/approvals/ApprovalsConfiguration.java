package dev.orders.web.approvals;

import dev.orders.web.api.ApiClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ApprovalsConfiguration {
    @Bean
    Approvals approvals(ApiClient api) {
        return new Approvals(api);
    }
}
