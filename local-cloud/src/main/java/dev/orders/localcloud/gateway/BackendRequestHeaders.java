package dev.orders.localcloud.gateway;

import dev.orders.localcloud.gateway.Headers.Field;
import dev.orders.localcloud.gateway.model.ParameterMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The header fields that a backend gets of a proxied request.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html">Important notes:
 *     headers that are dropped</a>
 */
final class BackendRequestHeaders {

    private static final Set<String> DROPPED = Set.of(
            "content-encoding",
            "content-length",
            "content-md5",
            "expect",
            "host",
            "max-forwards",
            "server",
            "via",
            "www-authenticate",
            "x-http-method-override");

    /** Set by the gateway alone, whatever the client says. */
    private static final Set<String> OWN = Set.of(
            "x-amzn-apigateway-api-id", "x-amzn-trace-id", "x-forwarded-for", "x-forwarded-port", "x-forwarded-proto");

    private BackendRequestHeaders() {}

    /** @throws IllegalArgumentException for a field that can't be passed on as it is */
    static void write(Call call, List<ParameterMapping> mappings, BiConsumer<String, String> header) {
        Headers sent = call.request().headers();
        Set<String> hopByHop = HopByHop.of(sent);
        List<Field> fields = new ArrayList<>(sent.fields().size() + 8);
        for (Field field : sent.fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (!hopByHop.contains(name) && !DROPPED.contains(name) && !OWN.contains(name) && !isSignature(field)) {
                fields.add(field);
            }
        }
        for (ParameterMapping mapping : mappings) {
            String value = mapping.target() == ParameterMapping.Target.HEADER
                    ? mapping.source().value(call)
                    : null;
            if (value != null) {
                fields.removeIf(field -> field.is(mapping.name()));
                fields.add(new Field(mapping.name(), value));
            }
        }
        if (fields.stream().noneMatch(field -> field.is("User-Agent"))) {
            fields.add(new Field(
                    "User-Agent", "AmazonAPIGateway_" + call.settings().apiId()));
        }
        fields.forEach(field -> header.accept(field.name(), ascii(field.value())));
        writeOwn(call, header);
    }

    private static void writeOwn(Call call, BiConsumer<String, String> header) {
        GatewayRequest request = call.request();
        List<String> addresses = new ArrayList<>(request.headers().all("X-Forwarded-For"));
        addresses.add(request.sourceIp());
        header.accept("X-Forwarded-For", String.join(", ", addresses));
        header.accept("X-Forwarded-Port", String.valueOf(request.port()));
        header.accept("X-Forwarded-Proto", request.scheme());
        header.accept("X-Amzn-Trace-Id", call.ids().trace());
        header.accept("X-Amzn-Apigateway-Api-Id", call.settings().apiId());
    }

    /** The client writes US-ASCII: anything else would reach the backend changed. */
    private static String ascii(String value) {
        if (value.chars().anyMatch(c -> c > 0x7E)) {
            throw new IllegalArgumentException("a header field that is not US-ASCII");
        }
        return value;
    }

    /** A signature made for the gateway says nothing to the backend. */
    private static boolean isSignature(Field field) {
        return field.is("Authorization") && field.value().startsWith("AWS4-HMAC-SHA256");
    }
}
