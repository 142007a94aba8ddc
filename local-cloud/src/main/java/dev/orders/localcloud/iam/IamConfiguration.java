package dev.orders.localcloud.iam;

import dev.orders.localcloud.policy.AttachedPolicies;
import dev.orders.localcloud.wire.AwsService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires IAM; the policies of users and roles come from the application. */
@Configuration(proxyBeanMethods = false)
public class IamConfiguration {

    @Bean
    AwsService iamService(AttachedPolicies policies) {
        return new IamService(policies);
    }
}
