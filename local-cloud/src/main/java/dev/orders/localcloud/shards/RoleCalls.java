package dev.orders.localcloud.shards;

import dev.orders.localcloud.wire.AwsAnswer;
import dev.orders.localcloud.wire.ServiceCaller;
import dev.orders.localcloud.wire.ServiceCalls;
import java.time.InstantSource;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Calls under a role, by the way of every call; each that is no poll begins a trace of its own. */
public final class RoleCalls implements Calls {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ServiceCalls services;
    private final ServiceCaller caller;
    private final InstantSource clock;

    public RoleCalls(ServiceCalls services, ServiceCaller caller, InstantSource clock) {
        this.services = services;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public ObjectNode call(String signingName, String target, ObjectNode input) {
        return read(services.json(caller.inTrace(trace()), signingName, target, JSON.writeValueAsBytes(input)));
    }

    @Override
    public ObjectNode poll(String signingName, String target, ObjectNode input) {
        return read(services.poll(caller, signingName, target, JSON.writeValueAsBytes(input), RoleCalls::isNoNews));
    }

    private static boolean isNoNews(AwsAnswer answer) {
        return answer.status() == 200
                && JSON.readTree(answer.body()).path("Records").isEmpty();
    }

    private static ObjectNode read(AwsAnswer answer) {
        JsonNode body = JSON.readTree(answer.body());
        if (answer.status() == 200 && body instanceof ObjectNode object) {
            return object;
        }
        String type = body.path("__type").asString("InternalFailure");
        String message = body.path("message").asString(body.path("Message").asString(""));
        throw new CallFailedException(answer.status(), type.substring(type.indexOf('#') + 1), message);
    }

    /** In the form of X-Ray: the second of its beginning, and 24 hexadecimal digits. */
    private String trace() {
        String random = UUID.randomUUID().toString().replace("-", "").substring(0, 24);
        return "Root=1-%08x-%s".formatted(clock.instant().getEpochSecond(), random);
    }
}
