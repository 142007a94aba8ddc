package dev.orders.localcloud.signing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request as it came over the wire, before anything decoded or normalized it: a signature covers exactly this.
 * What routes the request later must look at the same raw path.
 *
 * @param path the raw path, still percent-encoded
 * @param query the raw query without its question mark; null when there is none
 * @param headers every header line; names ignore case
 * @param body the bytes; not copied, so nobody may change them afterwards
 */
public record ReceivedRequest(
        String method, String path, @Nullable String query, Map<String, List<String>> headers, byte[] body) {

    public ReceivedRequest {
        TreeMap<String, List<String>> lowerCase = new TreeMap<>();
        headers.forEach((name, values) -> lowerCase.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = lowerCase;
    }

    /** The lines of one header; empty when the request has none. */
    public List<String> header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, List.of());
    }

    /** The header's value when there is exactly one line of it: two could be read in two ways. */
    public @Nullable String single(String lowerCaseName) {
        List<String> values = header(lowerCaseName);
        return values.size() == 1 ? values.getFirst() : null;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
