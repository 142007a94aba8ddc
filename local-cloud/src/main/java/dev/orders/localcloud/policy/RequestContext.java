package dev.orders.localcloud.policy;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The condition keys of one request and their values. Key names ignore case. A key whose set of values is empty counts
 * as absent.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html">IAM: Condition</a>
 */
public final class RequestContext {

    private static final RequestContext EMPTY = new RequestContext(Map.of());

    private final Map<String, List<String>> values;

    private RequestContext(Map<String, List<String>> values) {
        this.values = values;
    }

    public static RequestContext empty() {
        return EMPTY;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A context that also has the key with one value. */
    public RequestContext with(String key, String value) {
        return with(key, List.of(value));
    }

    /** A context that also has the key with these values; with none, the key counts as absent. */
    public RequestContext with(String key, Collection<String> keyValues) {
        return new Builder(values).add(key, keyValues).build();
    }

    /** A context that also has the other's keys; the other wins. */
    public RequestContext with(RequestContext other) {
        return new Builder(values).addAll(other.values).build();
    }

    /** A context with the same keys and other values. */
    public RequestContext withValues(UnaryOperator<List<String>> change) {
        Builder changed = new Builder();
        values.forEach((key, those) -> changed.add(key, change.apply(those)));
        return changed.build();
    }

    /** The key's values, or null when the request does not carry it. */
    public @Nullable List<String> values(String key) {
        List<String> found = values.get(key.toLowerCase(Locale.ROOT));
        return found == null || found.isEmpty() ? null : found;
    }

    /** All keys (lower case) with their values, sorted: for the console and for error reports. */
    public SortedMap<String, List<String>> asMap() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    @Override
    public String toString() {
        return asMap().toString();
    }

    /** Puts a context together; a key that is added again replaces what was there. */
    public static final class Builder {
        private final Map<String, List<String>> values;

        private Builder() {
            this.values = new HashMap<>();
        }

        private Builder(Map<String, List<String>> values) {
            this.values = new HashMap<>(values);
        }

        public Builder add(String key, String value) {
            values.put(key.toLowerCase(Locale.ROOT), List.of(value));
            return this;
        }

        public Builder add(String key, Collection<String> keyValues) {
            values.put(key.toLowerCase(Locale.ROOT), List.copyOf(keyValues));
            return this;
        }

        Builder addAll(Map<String, List<String>> more) {
            more.forEach(this::add);
            return this;
        }

        /** The context; the builder is not used afterwards. */
        public RequestContext build() {
            return new RequestContext(values);
        }
    }
}
