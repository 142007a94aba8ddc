package dev.orders.localcloud.identity;

import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.policy.RequestContext;
import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.AwsException;
import dev.orders.localcloud.wire.RoleCredentials;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Roles of AWS services. They present the account and the resource they act for, which guards against confused deputies. */
final class ServiceRoleCredentials implements RoleCredentials {

    private static final Duration LIFETIME = Duration.ofHours(1);

    private final RoleSessions sessions;
    private final AwsAccount account;

    ServiceRoleCredentials(RoleSessions sessions, AwsAccount account) {
        this.sessions = sessions;
        this.account = account;
    }

    @Override
    public AccessKey assume(String roleArn, String servicePrincipal, String sessionName) {
        RequestContext source = RequestContext.empty()
                .with("aws:SourceAccount", account.accountId())
                .with("aws:SourceArn", sourceArn(servicePrincipal, sessionName));
        return sessions.start(
                        new Assumption(
                                roleArn,
                                new Principal.Service(servicePrincipal),
                                "sts:AssumeRole",
                                source,
                                sessionName,
                                Map.of(),
                                Map.<String, List<String>>of(),
                                LIFETIME),
                        decision -> {})
                .orElseThrow(() -> new AwsException(
                        403,
                        "AccessDenied",
                        "%s is not authorized to perform: sts:AssumeRole on resource: %s"
                                .formatted(servicePrincipal, roleArn)));
    }

    private String sourceArn(String servicePrincipal, String sessionName) {
        return switch (servicePrincipal) {
            case "ecs-tasks.amazonaws.com" -> arn("ecs", "task/local/" + sessionName);
            case "apigateway.amazonaws.com" -> arn("execute-api", sessionName);
            default -> arn(servicePrincipal.substring(0, servicePrincipal.indexOf('.')), sessionName);
        };
    }

    private String arn(String service, String resource) {
        return "arn:aws:%s:%s:%s:%s".formatted(service, account.region(), account.accountId(), resource);
    }
}
