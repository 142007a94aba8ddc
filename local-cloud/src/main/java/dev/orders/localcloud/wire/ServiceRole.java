package dev.orders.localcloud.wire;

/**
 * A role as an AWS service assumes it for one of its resources.
 *
 * @param servicePrincipal who assumes it, such as {@code states.amazonaws.com}
 * @param sourceArn the resource that the service acts for, such as the state machine: what {@code aws:SourceArn} holds in
 *     the role's trust policy
 * @param sessionName the session's name, which the caller's ARN ends in
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html">The confused deputy problem</a>
 */
public record ServiceRole(String roleArn, String servicePrincipal, String sourceArn, String sessionName) {}
