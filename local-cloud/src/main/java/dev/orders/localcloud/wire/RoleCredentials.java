package dev.orders.localcloud.wire;

import dev.orders.localcloud.signing.AccessKeys.AccessKey;

/**
 * Temporary credentials of a role for an AWS service that acts with it, such as ECS for a task's role or Step Functions for
 * a state machine's. The role's trust policy is evaluated with the service as the principal.
 */
public interface RoleCredentials {

    /** @throws AwsException {@code AccessDenied} when the trust policy does not allow the service */
    AccessKey assume(ServiceRole role);
}
