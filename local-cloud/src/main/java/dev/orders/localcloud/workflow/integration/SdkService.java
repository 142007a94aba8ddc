package dev.orders.localcloud.workflow.integration;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A service as the SDK integration of Step Functions calls it.
 *
 * @param target what precedes the dot of {@code X-Amz-Target}; absent for a service of the REST-JSON protocol
 * @param prefix of its error names; with {@code Exception} the name of all errors that its model does not have
 * @param camelCase whether its members are in camel case: a state's arguments and results are in Pascal case everywhere
 * @param operations of a JSON protocol, as resources name them
 * @param routes the operations of the REST-JSON protocol, each with its method and path
 * @param blobs where its requests have binary members
 * @param timestamps where its answers have instants
 * @param errors the exceptions of its model, as the SDK for Java names them
 */
record SdkService(
        String signingName,
        @Nullable String target,
        String prefix,
        boolean camelCase,
        List<String> operations,
        Map<String, String> routes,
        List<String> blobs,
        List<String> timestamps,
        Set<String> errors) {

    boolean has(String action) {
        return operations.contains(action) || routes.containsKey(action);
    }

    /** @param code the error's name on the wire */
    String error(String code) {
        String name = code.toLowerCase(Locale.ROOT);
        return prefix + "."
                + errors.stream()
                        .filter(error -> {
                            String modelled = error.toLowerCase(Locale.ROOT);
                            return modelled.equals(name) || modelled.equals(name + "exception");
                        })
                        .findFirst()
                        .orElse(prefix + "Exception");
    }
}
