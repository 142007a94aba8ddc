package dev.orders.localcloud.gateway;

import dev.orders.localcloud.gateway.model.PercentEncoding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query string, decoded; they are encoded anew for the backend. A semicolon splits as an ampersand
 * does.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html">Important notes</a>
 */
record QueryString(List<Parameter> parameters) {

    /** @param value null for a name without an equals sign */
    record Parameter(String name, @Nullable String value) {}

    QueryString {
        parameters = List.copyOf(parameters);
    }

    static QueryString parse(@Nullable String raw) {
        if (raw == null || raw.isEmpty()) {
            return new QueryString(List.of());
        }
        List<Parameter> parameters = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= raw.length(); i++) {
            if (i == raw.length() || raw.charAt(i) == '&' || raw.charAt(i) == ';') {
                if (i > start) {
                    parameters.add(parameter(raw.substring(start, i)));
                }
                start = i + 1;
            }
        }
        return new QueryString(parameters);
    }

    @Nullable
    String last(String name) {
        for (Parameter parameter : parameters.reversed()) {
            if (parameter.name().equals(name)) {
                return parameter.value();
            }
        }
        return null;
    }

    /** The query string with this value alone for the name. */
    QueryString with(String name, String value) {
        List<Parameter> others = new ArrayList<>(parameters);
        others.removeIf(parameter -> parameter.name().equals(name));
        others.add(new Parameter(name, value));
        return new QueryString(others);
    }

    /** Empty, or with its question mark. */
    String encoded() {
        StringBuilder encoded = new StringBuilder();
        for (Parameter parameter : parameters) {
            encoded.append(encoded.isEmpty() ? '?' : '&').append(PercentEncoding.encode(parameter.name()));
            if (parameter.value() != null) {
                encoded.append('=').append(PercentEncoding.encode(parameter.value()));
            }
        }
        return encoded.toString();
    }

    private static Parameter parameter(String raw) {
        int equals = raw.indexOf('=');
        return equals < 0
                ? new Parameter(decoded(raw), null)
                : new Parameter(decoded(raw.substring(0, equals)), decoded(raw.substring(equals + 1)));
    }

    /** What isn't well-formed means itself, and is encoded as such. */
    private static String decoded(String raw) {
        String decoded = PercentEncoding.decode(raw.replace('+', ' '));
        return decoded == null ? raw : decoded;
    }
}
