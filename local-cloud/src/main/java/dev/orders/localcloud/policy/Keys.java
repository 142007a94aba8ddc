package dev.orders.localcloud.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The condition keys of a request: the global ones, and those of the service. The global ones win, so that no service can
 * say by mistake who its caller is.
 */
record Keys(RequestContext global, RequestContext service) {

    static final Keys NONE = new Keys(RequestContext.empty(), RequestContext.empty());

    /** The values of a key (given in lower case), or null when the request does not carry it. */
    @Nullable
    List<String> values(String key) {
        List<String> found = global.values(key);
        return found != null ? found : service.values(key);
    }

    /** The value of a key that has exactly one: only such keys can be variables. */
    @Nullable
    String single(String key) {
        List<String> found = values(key);
        return found == null || found.size() > 1 ? null : found.getFirst();
    }
}
