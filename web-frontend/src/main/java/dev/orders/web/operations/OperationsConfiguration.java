package dev.orders.web.operations;

import dev.orders.web.api.ApiClient;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamSettings.class)
class OperationsConfiguration {
    @Bean
    Summaries summaries(ApiClient api, Clock clock) {
        return new Summaries(api, clock);
    }

    @Bean
    Boards boards(MessageSource messages) {
        return new Boards(messages);
    }
}
