package dev.orders.localcloud.policy;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The condition keys of one request and their values. Key names ignore case; a key that is absent differs from one whose
 * set of values is empty only in {@code Null}'s eyes: both are "not there".
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html">IAM: Condition</a>
 */
public final class RequestContext {

    private static final RequestContext EMPTY = new RequestContext(new TreeMap<>());

    private final Map<String, List<String>> values;

    private RequestContext(Map<String, List<String>> values) {
        this.values = values;
    }

    public static RequestContext empty() {
        return EMPTY;
    }

    /** A context that also has the key with one value. */
    public RequestContext with(String key, String value) {
        return with(key, List.of(value));
    }

    /** A context that also has the key with these values; with none, the key counts as absent. */
    public RequestContext with(String key, Collection<String> keyValues) {
        TreeMap<String, List<String>> more = new TreeMap<>(values);
        more.put(key.toLowerCase(Locale.ROOT), List.copyOf(keyValues));
        return new RequestContext(more);
    }

    /** A context that also has the other's keys; the other wins. */
    public RequestContext with(RequestContext other) {
        TreeMap<String, List<String>> more = new TreeMap<>(values);
        more.putAll(other.values);
        return new RequestContext(more);
    }

    /** The key's values, or null when the request does not carry it. */
    public @Nullable List<String> values(String key) {
        List<String> found = values.get(key.toLowerCase(Locale.ROOT));
        return found == null || found.isEmpty() ? null : found;
    }

    /** All keys (lower case) with their values, sorted: for the console and for error reports. */
    public Map<String, List<String>> asMap() {
        return Map.copyOf(values);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
