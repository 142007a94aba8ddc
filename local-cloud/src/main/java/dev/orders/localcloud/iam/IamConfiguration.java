package dev.orders.localcloud.iam;

import dev.orders.localcloud.wire.AwsService;
import dev.orders.localcloud.wire.PolicySource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires IAM. */
@Configuration(proxyBeanMethods = false)
public class IamConfiguration {

    @Bean
    AwsService iamService(PolicySource policies) {
        return new IamService(policies);
    }
}
