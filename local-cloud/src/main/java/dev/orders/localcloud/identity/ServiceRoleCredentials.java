package dev.orders.localcloud.identity;

import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.policy.RequestContext;
import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.AwsException;
import dev.orders.localcloud.wire.Hop;
import dev.orders.localcloud.wire.IamDecision;
import dev.orders.localcloud.wire.RequestLog;
import dev.orders.localcloud.wire.RoleCredentials;
import dev.orders.localcloud.wire.ServiceRole;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Roles of AWS services. Most present the account and the resource they act for, which guards against confused deputies.
 */
final class ServiceRoleCredentials implements RoleCredentials {

    private static final String DENIED = "AccessDenied";
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final RoleSessions sessions;
    private final AwsAccount account;
    private final RequestLog log;
    private final InstantSource clock;

    ServiceRoleCredentials(RoleSessions sessions, AwsAccount account, RequestLog log, InstantSource clock) {
        this.sessions = sessions;
        this.account = account;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public AccessKey assume(ServiceRole role) {
        String resource = role.sourceArn();
        RequestContext source = resource == null
                ? RequestContext.empty()
                : RequestContext.empty()
                        .with("aws:SourceAccount", account.accountId())
                        .with("aws:SourceArn", resource);
        Instant start = clock.instant();
        List<IamDecision> decisions = new ArrayList<>(1);
        Optional<AccessKey> key = sessions.start(
                new Assumption(
                        role.roleArn(),
                        new Principal.Service(role.servicePrincipal()),
                        "sts:AssumeRole",
                        source,
                        role.sessionName(),
                        Map.of(),
                        Map.<String, List<String>>of(),
                        LIFETIME),
                decisions::add);
        log.record(hop(start, role.servicePrincipal(), decisions, key.isPresent()));
        return key.orElseThrow(() -> new AwsException(
                403,
                DENIED,
                "%s is not authorized to perform: sts:AssumeRole on resource: %s"
                        .formatted(role.servicePrincipal(), role.roleArn())));
    }

    /** As if the service had called STS, which it does on AWS. */
    private Hop hop(Instant start, String caller, List<IamDecision> decisions, boolean allowed) {
        return new Hop.SdkCall(
                start,
                Duration.between(start, clock.instant()),
                UUID.randomUUID().toString(),
                null,
                "sts",
                "AssumeRole",
                caller,
                "service",
                decisions,
                allowed ? 200 : 403,
                allowed ? null : DENIED);
    }
}
