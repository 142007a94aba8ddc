package dev.orders.localcloud.gateway.model;

import java.util.HashMap;
import java.util.Map;

/** @param pathParameters decoded values by name */
public record Route(Method method, Map<String, String> pathParameters) {

    static Map<String, String> with(Map<String, String> parameters, String name, String value) {
        if (parameters.isEmpty()) {
            return Map.of(name, value);
        }
        Map<String, String> more = new HashMap<>(parameters);
        more.put(name, value);
        return Map.copyOf(more);
    }
}
