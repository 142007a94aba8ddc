package dev.orders.localcloud.gateway.openapi;

import java.util.Map;

/**
 * What the document may refer to outside of itself.
 *
 * @param userPoolArn the user pool that authorizers may name
 * @param vpcLinkId the VPC link that integrations may name
 */
public record Surroundings(String userPoolArn, String vpcLinkId, Map<String, String> stageVariables) {
    public Surroundings {
        stageVariables = Map.copyOf(stageVariables);
    }
}
