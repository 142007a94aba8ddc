package dev.orders.localcloud.gateway.openapi;

import dev.orders.localcloud.gateway.model.IntegrationResponse;
import dev.orders.localcloud.gateway.model.ValueSource;
import dev.orders.localcloud.gateway.openapi.OperationReader.Declared;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * An integration's {@code responses}: by pattern, or {@code default}.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration-responses.html">The extension</a>
 */
final class IntegrationResponsesReader {

    private static final String HEADER = "method.response.header.";

    private final MappingReader mappings;

    IntegrationResponsesReader(MappingReader mappings) {
        this.mappings = mappings;
    }

    List<IntegrationResponse> read(Node responses, Declared declared) {
        List<IntegrationResponse> read = new ArrayList<>();
        for (Node response : responses.members()) {
            response.allow(Set.of("statusCode", "responseParameters", "responseTemplates"));
            Node status = response.required("statusCode");
            Set<String> headers = declared.responseHeaders().get(status.status());
            if (headers == null) {
                throw status.refusal("the operation declares no response " + status.status());
            }
            read.add(new IntegrationResponse(
                    pattern(response),
                    status.status(),
                    headers(response.member("responseParameters"), headers),
                    mappings.templates(response.member("responseTemplates"))));
        }
        return List.copyOf(read);
    }

    private static @Nullable Pattern pattern(Node response) {
        if (response.name().equals("default")) {
            return null;
        }
        try {
            return Pattern.compile(response.name());
        } catch (PatternSyntaxException e) {
            throw response.refusal("is no regular expression");
        }
    }

    private Map<String, ValueSource> headers(@Nullable Node parameters, Set<String> declared) {
        Map<String, ValueSource> headers = new LinkedHashMap<>();
        for (Node parameter : parameters == null ? List.<Node>of() : parameters.members()) {
            String header =
                    parameter.name().startsWith(HEADER) ? parameter.name().substring(HEADER.length()) : "";
            if (!declared.contains(header)) {
                throw parameter.refusal("the method's response declares no such header");
            }
            headers.put(header, mappings.responseSource(parameter));
        }
        return headers;
    }
}
