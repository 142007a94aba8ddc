package dev.orders.localcloud.gateway.openapi;

import java.util.Map;
import java.util.Set;

/**
 * What the document may refer to outside of itself.
 *
 * @param userPoolArn the user pool that authorizers may name
 * @param vpcLinkId the VPC link that integrations may name
 * @param region where the services are that integrations call
 * @param roleArns the roles that integrations may name
 */
public record Surroundings(
        String userPoolArn, String vpcLinkId, String region, Set<String> roleArns, Map<String, String> stageVariables) {
    public Surroundings {
        roleArns = Set.copyOf(roleArns);
        stageVariables = Map.copyOf(stageVariables);
    }
}
