package dev.orders.localcloud.signing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an {@code Authorization} header of Signature Version 4, as far as they are there.
 *
 * @param credential {@code keyid/date/region/service/aws4_request}
 * @param signedHeaders separated by semicolons
 */
record Authorization(
        String algorithm,
        @Nullable String credential,
        @Nullable String signedHeaders,
        @Nullable String signature) {

    static Authorization parse(String header) {
        String[] algorithmAndRest = header.strip().split("\\s+", 2);
        Map<String, String> parameters = new HashMap<>();
        if (algorithmAndRest.length == 2) {
            for (String parameter : algorithmAndRest[1].split(",")) {
                String[] nameAndValue = parameter.strip().split("=", 2);
                if (nameAndValue.length == 2) {
                    parameters.put(nameAndValue[0], nameAndValue[1]);
                }
            }
        }
        return new Authorization(
                algorithmAndRest[0],
                parameters.get("Credential"),
                parameters.get("SignedHeaders"),
                parameters.get("Signature"));
    }

    List<String> signedHeaderNames() {
        return signedHeaders == null ? List.of() : Arrays.asList(signedHeaders.split(";"));
    }
}
