package dev.orders.localcloud.iam;

import dev.orders.localcloud.policy.RequestContext;
import java.util.List;
import java.util.Set;

/**
 * The context keys that a simulation is given.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ContextEntry.html">IAM: ContextEntry</a>
 */
final class ContextEntries {

    private static final Set<String> SINGLE = Set.of("string", "numeric", "boolean", "ip", "binary", "date");

    private ContextEntries() {}

    static RequestContext read(Parameters parameters) {
        RequestContext.Builder context = RequestContext.builder();
        String entry = "ContextEntries.member.1";
        for (int index = 1; parameters.text(entry + ".ContextKeyName") != null; index++) {
            String key = parameters.required(entry + ".ContextKeyName");
            List<String> values = parameters.texts(entry + ".ContextKeyValues");
            check(key, parameters.required(entry + ".ContextKeyType"), values);
            context.add(key, values);
            entry = "ContextEntries.member." + (index + 1);
        }
        return context.build();
    }

    private static void check(String key, String type, List<String> values) {
        boolean list = type.endsWith("List");
        if (!SINGLE.contains(list ? type.substring(0, type.length() - "List".length()) : type)) {
            throw Parameters.invalid("Invalid ContextKeyType " + type + " of " + key);
        }
        if (!list && values.size() != 1) {
            throw Parameters.invalid("The key " + key + " of type " + type + " takes one value");
        }
    }
}
