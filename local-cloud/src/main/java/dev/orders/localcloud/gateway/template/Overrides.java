package dev.orders.localcloud.gateway.template;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the templates of one exchange set in {@code $context.requestOverride} and {@code $context.responseOverride}. The
 * response can be overridden in the request's template already, so both templates share it.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html">Overrides</a>
 */
public final class Overrides {

    final Map<String, Object> request =
            new HashMap<>(Map.of("header", new HashMap<>(), "path", new HashMap<>(), "querystring", new HashMap<>()));
    final Map<String, Object> response = new HashMap<>(Map.of("header", new HashMap<>()));

    /** @param place {@code header}, {@code path} or {@code querystring} */
    public Map<String, String> request(String place) {
        return texts(request.get(place));
    }

    public Map<String, String> responseHeaders() {
        return texts(response.get("header"));
    }

    /** Nothing where what was set is no status from 100 to 599: API Gateway ignores that. */
    public OptionalInt responseStatus() {
        Object status = response.get("status");
        return status != null && String.valueOf(status).matches("[1-5]\\d\\d")
                ? OptionalInt.of(Integer.parseInt(String.valueOf(status)))
                : OptionalInt.empty();
    }

    private static Map<String, String> texts(@Nullable Object values) {
        Map<String, String> texts = new TreeMap<>();
        if (values instanceof Map<?, ?> map) {
            map.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
        }
        return texts;
    }
}
