package dev.orders.localcloud.state;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Wires the store; where it lies comes from the application. Who depends on the store is closed before it. */
@Configuration(proxyBeanMethods = false)
public class StateConfiguration {

    @Bean(destroyMethod = "close")
    StateStore stateStore(StateSettings settings, JsonMapper json) {
        return settings.folder() == null ? StateStore.inMemory(json) : StateStore.in(settings.folder(), json);
    }
}
