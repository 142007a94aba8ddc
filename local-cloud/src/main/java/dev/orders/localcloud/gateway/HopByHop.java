package dev.orders.localcloud.gateway;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Fields that belong to one connection and go no further (RFC 9110, section 7.6.1). */
final class HopByHop {

    private static final Set<String> ALWAYS = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private HopByHop() {}

    /** Names in lower case: the usual ones and what {@code Connection} lists. */
    static Set<String> of(Headers headers) {
        Set<String> names = null;
        for (String connection : headers.all("Connection")) {
            for (String option : connection.split(",")) {
                String name = option.strip().toLowerCase(Locale.ROOT);
                if (!name.isEmpty() && !name.equals("close") && !name.equals("keep-alive")) {
                    names = names == null ? new HashSet<>(ALWAYS) : names;
                    names.add(name);
                }
            }
        }
        return names == null ? ALWAYS : names;
    }
}
