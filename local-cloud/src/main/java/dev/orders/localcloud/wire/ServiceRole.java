package dev.orders.localcloud.wire;

import org.jspecify.annotations.Nullable;

/**
 * A role as an AWS service assumes it for one of its resources.
 *
 * @param servicePrincipal who assumes it, such as {@code states.amazonaws.com}
 * @param sourceArn the resource that the service acts for, such as the state machine: what {@code aws:SourceArn} holds in
 *     the role's trust policy; null for a service that presents neither a resource nor the account
 * @param sessionName the session's name, which the caller's ARN ends in
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html">The confused deputy problem</a>
 */
public record ServiceRole(
        String roleArn, String servicePrincipal, @Nullable String sourceArn, String sessionName) {}
