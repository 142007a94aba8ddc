package dev.orders.e2e.benchmark.bare;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;

/** Takes the REST service the filter away that tells of each request. The service itself has no switch for that. */
public class WithoutTelemetry implements BeanDefinitionRegistryPostProcessor {

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        registry.removeBeanDefinition("requestTelemetry");
    }
}
