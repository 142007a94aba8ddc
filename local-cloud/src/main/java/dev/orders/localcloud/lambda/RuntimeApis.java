package dev.orders.localcloud.lambda;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The Runtime APIs that are open: one an environment, at an address that only it knows. */
final class RuntimeApis {

    static final String PATH = "/runtime/";

    private final Map<String, ExecutionEnvironment> environments = new ConcurrentHashMap<>();

    void add(ExecutionEnvironment environment) {
        environments.put(environment.id(), environment);
    }

    void remove(ExecutionEnvironment environment) {
        environments.remove(environment.id());
    }

    Optional<ExecutionEnvironment> find(String id) {
        return Optional.ofNullable(environments.get(id));
    }
}
