package dev.orders.localcloud.definitions;

import java.util.Map;

/** {@code services.yaml}: the container services by name. */
public record ServicesDefinition(Map<String, Service> services) {

    /**
     * @param artifact Maven artifact whose jar is the service
     * @param port the port it listens on in its container; the laptop may choose another
     * @param role key of the task's role in {@code roles.yaml}
     * @param healthCheckPath answers 200 once the service takes requests
     * @param secrets environment variable to the name of the secret that it holds
     */
    public record Service(
            String artifact,
            int port,
            String role,
            String healthCheckPath,
            Map<String, String> environment,
            Map<String, String> secrets) {}
}
