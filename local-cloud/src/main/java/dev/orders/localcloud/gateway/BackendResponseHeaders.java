package dev.orders.localcloud.gateway;

import dev.orders.localcloud.gateway.Headers.Field;
import dev.orders.localcloud.gateway.model.MediaTypes;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The header fields that a client gets of a backend's response.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html">Important notes:
 *     headers that are remapped</a>
 */
final class BackendResponseHeaders {

    private static final String REMAPPED = "x-amzn-Remapped-";

    private static final Set<String> RENAMED = Set.of(
            "authorization",
            "connection",
            "content-length",
            "content-md5",
            "date",
            "max-forwards",
            "server",
            "user-agent",
            "www-authenticate",
            "x-amz-apigw-id",
            "x-amzn-requestid");

    private static final Set<String> DROPPED = Set.of("expect", "host", "via");

    private BackendResponseHeaders() {}

    static List<Field> of(HttpHeaders received) {
        List<Field> fields = new ArrayList<>();
        received.map().forEach((name, values) -> values.forEach(value -> fields.add(new Field(name, value))));
        Set<String> hopByHop = HopByHop.of(new Headers(fields));
        List<Field> kept = new ArrayList<>(fields.size());
        for (Field field : fields) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (RENAMED.contains(name)) {
                kept.add(new Field(REMAPPED + field.name(), field.value()));
            } else if (!hopByHop.contains(name) && !DROPPED.contains(name)) {
                kept.add(field);
            }
        }
        if (kept.stream().noneMatch(field -> field.is("Content-Type"))) {
            kept.add(new Field("Content-Type", MediaTypes.JSON));
        }
        return kept;
    }
}
