package dev.orders.localcloud.gateway.template;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code $input}: the payload and the method's request parameters.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html#input-variable-reference">$input</a>
 */
public final class InputVariable {

    private final Scope scope;
    private @Nullable JsonNode document;

    InputVariable(Scope scope) {
        this.scope = scope;
    }

    /** The payload as it came; without one {@code {}}. */
    public String getBody() {
        return scope.body().isEmpty() ? "{}" : scope.body();
    }

    /** The JSON text of what is at the path; {@code ""} with its quotes where nothing is. */
    public String json(String path) {
        JsonNode found = JsonPath.parse(path).of(document());
        return found == null ? "\"\"" : found.toString();
    }

    public Object path(String path) {
        return JsonText.value(JsonPath.parse(path).of(document()));
    }

    /** By place: {@code path}, {@code querystring}, {@code header}. */
    public Map<String, Map<String, String>> params() {
        Map<String, Map<String, String>> places = new LinkedHashMap<>();
        places.put("path", scope.path());
        places.put("querystring", scope.querystring());
        places.put("header", scope.header());
        return places;
    }

    /** The parameter of this name in the path, else in the query string, else in the header; empty where nothing is. */
    public String params(String name) {
        for (Map<String, String> place : params().values()) {
            if (place.get(name) instanceof String value) {
                return value;
            }
        }
        return "";
    }

    private JsonNode document() {
        JsonNode parsed = document;
        if (parsed == null) {
            parsed = JsonText.parse(getBody());
            document = parsed;
        }
        return parsed;
    }
}
