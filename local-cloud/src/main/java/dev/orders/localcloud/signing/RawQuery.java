package dev.orders.localcloud.signing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The parameters of a raw query string, decoded, in their order. */
final class RawQuery {

    private RawQuery() {}

    /** @throws IllegalArgumentException for a broken escape */
    static void forEach(@Nullable String query, BiConsumer<String, String> parameters) {
        if (query == null || query.isEmpty()) {
            return;
        }
        for (String parameter : query.split("&")) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            String value = equals < 0 ? "" : parameter.substring(equals + 1);
            parameters.accept(decoded(name), decoded(value));
        }
    }

    private static String decoded(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}
