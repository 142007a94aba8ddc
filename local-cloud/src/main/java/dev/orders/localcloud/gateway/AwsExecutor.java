package dev.orders.localcloud.gateway;

import dev.orders.localcloud.gateway.RequestTemplates.Mapped;
import dev.orders.localcloud.gateway.model.Integration.Aws;
import dev.orders.localcloud.gateway.model.ResponseType;
import dev.orders.localcloud.gateway.template.Overrides;
import dev.orders.localcloud.wire.AwsAnswer;
import dev.orders.localcloud.wire.AwsException;
import dev.orders.localcloud.wire.RoleCredentials;
import dev.orders.localcloud.wire.ServiceCaller;
import dev.orders.localcloud.wire.ServiceCalls;
import dev.orders.localcloud.wire.ServiceRole;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Calls an AWS service as the integration's role: what the role may not do, the method can't. */
final class AwsExecutor {

    private static final String PRINCIPAL = "apigateway.amazonaws.com";

    /** API Gateway's own name for its sessions, as CloudTrail shows them. */
    private static final String SESSION = "BackplaneAssumeRoleSession";

    private final Supplier<ServiceCalls> services;
    private final Supplier<RoleCredentials> credentials;
    private final InstantSource clock;
    private final Map<String, ServiceCaller> callers = new ConcurrentHashMap<>();

    /** @param services resolved at the first call: they need every service */
    AwsExecutor(Supplier<ServiceCalls> services, Supplier<RoleCredentials> credentials, InstantSource clock) {
        this.services = services;
        this.credentials = credentials;
        this.clock = clock;
    }

    Outcome execute(Aws integration, Call call, byte[] body) {
        Overrides overrides = new Overrides();
        Mapped mapped = RequestTemplates.map(
                integration.requestTemplates(), integration.passthroughBehavior(), call, body, overrides);
        return switch (mapped) {
            case Mapped.Refused refused -> refused.refusal();
            case Mapped.Payload payload -> execute(integration, call, payload.body(), overrides);
        };
    }

    private Outcome execute(Aws integration, Call call, byte[] payload, Overrides overrides) {
        if (payload.length > Limits.PAYLOAD_BYTES) {
            return Outcome.Refusal.of(ResponseType.REQUEST_TOO_LARGE, "integration request of more than 10 MB");
        }
        ServiceCaller caller = caller(integration.roleArn());
        try {
            caller.requireCredentials();
        } catch (AwsException notTrusted) {
            return Outcome.Refusal.of(
                    ResponseType.API_CONFIGURATION_ERROR, "the role can't be assumed: " + notTrusted.getMessage());
        }
        long start = System.nanoTime();
        AwsAnswer answer = services.get()
                .json(
                        caller.inTrace(call.ids().trace()),
                        integration.action().signingName(),
                        integration.action().target(),
                        payload);
        call.trail().integrated("aws %s: %d".formatted(integration.action().target(), answer.status()), start);
        return IntegrationResponses.answer(
                integration.responses(), answer.status(), call, answer.body(), true, overrides);
    }

    /** It presents neither the API nor the account, so that a trust policy can ask for neither. */
    private ServiceCaller caller(String roleArn) {
        return callers.computeIfAbsent(
                roleArn,
                arn -> new ServiceCaller(credentials.get(), new ServiceRole(arn, PRINCIPAL, null, SESSION), clock));
    }
}
