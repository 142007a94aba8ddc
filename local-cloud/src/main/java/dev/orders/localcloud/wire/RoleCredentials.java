package dev.orders.localcloud.wire;

import dev.orders.localcloud.signing.AccessKeys.AccessKey;

/**
 * Temporary credentials of a role for an AWS service that acts with it, such as ECS for a task's role or API Gateway for
 * an integration's. The role's trust policy is evaluated with the service as the principal.
 */
public interface RoleCredentials {

    /**
     * @param roleArn the role to assume
     * @param servicePrincipal who assumes it, such as {@code ecs-tasks.amazonaws.com}
     * @param sessionName the session's name, which the caller's ARN ends in
     * @throws AwsException {@code AccessDenied} when the trust policy does not allow the service
     */
    AccessKey assume(String roleArn, String servicePrincipal, String sessionName);
}
