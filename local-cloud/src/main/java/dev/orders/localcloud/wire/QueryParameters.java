package dev.orders.localcloud.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Parameters of the query protocol: form-encoded in the body, or in the query string. */
final class QueryParameters {

    private QueryParameters() {}

    /** @throws IllegalArgumentException for a broken escape or a parameter that is there twice */
    static ObjectNode parse(@Nullable String queryString, byte[] body) {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        if (queryString != null) {
            add(parameters, queryString);
        }
        add(parameters, new String(body, StandardCharsets.UTF_8));
        return parameters;
    }

    private static void add(ObjectNode parameters, String encoded) {
        for (String parameter : encoded.split("&")) {
            if (parameter.isBlank()) {
                continue;
            }
            int equals = parameter.indexOf('=');
            String name = decoded(equals < 0 ? parameter : parameter.substring(0, equals));
            String value = equals < 0 ? "" : decoded(parameter.substring(equals + 1));
            if (parameters.has(name)) {
                throw new IllegalArgumentException("The parameter '" + name + "' is there twice.");
            }
            parameters.put(name, value);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
