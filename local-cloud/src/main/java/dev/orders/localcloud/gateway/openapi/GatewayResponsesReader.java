package dev.orders.localcloud.gateway.openapi;

import dev.orders.localcloud.gateway.model.GatewayResponse;
import dev.orders.localcloud.gateway.model.GatewayResponses;
import dev.orders.localcloud.gateway.model.ResponseType;
import dev.orders.localcloud.gateway.model.Substitution;
import dev.orders.localcloud.gateway.model.ValueSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code x-amazon-apigateway-gateway-responses}.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html">Gateway responses</a>
 */
final class GatewayResponsesReader {

    private static final String HEADER = "gatewayresponse.header.";
    private static final Pattern REFERENCE = Pattern.compile(
            "\\$(?:context\\.([A-Za-z0-9_:-]+(?:\\.[A-Za-z0-9_:-]+)*)|stageVariables\\.([A-Za-z0-9_]+))");

    private final MappingReader mappings;

    GatewayResponsesReader(Surroundings surroundings) {
        this.mappings = new MappingReader(surroundings);
    }

    GatewayResponses read(@Nullable Node responses) {
        Map<ResponseType, GatewayResponse> read = new EnumMap<>(ResponseType.class);
        for (Node response : responses == null ? List.<Node>of() : responses.members()) {
            read.put(type(response), response(response));
        }
        return new GatewayResponses(read);
    }

    private static ResponseType type(Node response) {
        for (ResponseType type : ResponseType.values()) {
            if (type.name().equals(response.name())) {
                if (!type.isCustomizable()) {
                    throw response.refusal("API Gateway does not let this response be customized");
                }
                return type;
            }
        }
        throw response.refusal("there is no such gateway response");
    }

    private GatewayResponse response(Node response) {
        response.allow(Set.of("statusCode", "responseParameters", "responseTemplates"));
        Node status = response.member("statusCode");
        return new GatewayResponse(
                status == null ? null : status.status(),
                headers(response.member("responseParameters")),
                templates(response.member("responseTemplates")));
    }

    private Map<String, ValueSource> headers(@Nullable Node parameters) {
        Map<String, ValueSource> headers = new LinkedHashMap<>();
        for (Node parameter : parameters == null ? List.<Node>of() : parameters.members()) {
            String name = parameter.name().startsWith(HEADER) ? parameter.name().substring(HEADER.length()) : "";
            if (name.isEmpty()) {
                throw parameter.refusal("is no header of a gateway response");
            }
            headers.put(name, source(parameter));
        }
        return headers;
    }

    private ValueSource source(Node parameter) {
        String expression = parameter.text();
        for (String place : new String[] {"header", "querystring"}) {
            String prefix = "method.request." + place + ".";
            if (expression.startsWith(prefix) && expression.length() > prefix.length()) {
                String name = expression.substring(prefix.length());
                return place.equals("header") ? new ValueSource.Header(name) : new ValueSource.QueryParameter(name);
            }
        }
        return mappings.responseSource(parameter);
    }

    private Map<String, Substitution> templates(@Nullable Node templates) {
        Map<String, Substitution> read = new LinkedHashMap<>();
        for (Node template : templates == null ? List.<Node>of() : templates.members()) {
            read.put(template.name().toLowerCase(Locale.ROOT), substitution(template));
        }
        return read;
    }

    private Substitution substitution(Node template) {
        String text = template.text();
        List<ValueSource> parts = new ArrayList<>();
        Matcher references = REFERENCE.matcher(text);
        int end = 0;
        while (references.find()) {
            literal(template, text.substring(end, references.start()), parts);
            parts.add(
                    references.group(1) != null
                            ? MappingReader.context(template, references.group(1))
                            : mappings.stageVariable(template, references.group(2)));
            end = references.end();
        }
        literal(template, text.substring(end), parts);
        return new Substitution(parts);
    }

    private static void literal(Node template, String text, List<ValueSource> parts) {
        if (text.matches("(?s).*\\$[!{A-Za-z].*")) {
            throw template.refusal("only $context and $stageVariables are replaced in gateway responses");
        }
        if (!text.isEmpty()) {
            parts.add(new ValueSource.Literal(text));
        }
    }
}
