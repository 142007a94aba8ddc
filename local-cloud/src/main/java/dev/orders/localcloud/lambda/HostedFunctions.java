package dev.orders.localcloud.lambda;

import dev.orders.localcloud.lambda.NotInvokedException.Reason;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The functions of {@code functions.yaml}. Their JVMs end with this. */
public final class HostedFunctions implements FunctionInvoker, AutoCloseable {

    private final Map<String, HostedFunction> byArn = new TreeMap<>();
    private final Map<String, HostedFunction> byName = new TreeMap<>();
    private final InstantSource clock;

    HostedFunctions(Collection<HostedFunction> functions, InstantSource clock) {
        functions.forEach(function -> {
            byArn.put(function.arn(), function);
            byName.put(function.function().name(), function);
        });
        this.clock = clock;
    }

    /** As the published version, by the alias that the mapping names on AWS. */
    @Override
    public Invocation invoke(String functionName, byte[] payload) {
        HostedFunction function = byName.get(functionName);
        if (function == null) {
            throw new NotInvokedException(Reason.NO_SUCH_FUNCTION, "Function not found: " + functionName);
        }
        if (payload.length > LambdaService.MAX_PAYLOAD_BYTES) {
            throw new NotInvokedException(
                    Reason.TOO_LARGE, "%d bytes are too many for an invocation".formatted(payload.length));
        }
        String qualified = function.arn() + ":" + HostedFunction.ALIAS;
        return invoke(function, HostedFunction.ALIAS, InvokeRequest.of(qualified, payload, clock.instant()));
    }

    /** @throws NotInvokedException when the event reached no handler */
    static Invocation invoke(HostedFunction function, String qualifier, InvokeRequest request) {
        RunningVersion version = function.version(qualifier);
        if (version == null) {
            throw new NotInvokedException(Reason.NO_SUCH_FUNCTION, "Function not found: " + request.functionArn());
        }
        try {
            return version.invoke(request);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new NotInvokedException(Reason.FAULT, "The invocation was interrupted.");
        }
    }

    Optional<HostedFunction> find(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }

    /** By name. */
    Collection<HostedFunction> all() {
        return byName.values();
    }

    /** What each function has been doing, by name. */
    public List<FunctionReport> reports() {
        return byName.values().stream().map(HostedFunction::report).toList();
    }

    @Override
    public void close() {
        byName.values().forEach(HostedFunction::close);
    }
}
