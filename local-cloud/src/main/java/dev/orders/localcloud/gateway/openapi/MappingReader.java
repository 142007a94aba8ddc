package dev.orders.localcloud.gateway.openapi;

import dev.orders.localcloud.gateway.model.ContextNames;
import dev.orders.localcloud.gateway.model.ParameterMapping;
import dev.orders.localcloud.gateway.model.ParameterMapping.Target;
import dev.orders.localcloud.gateway.model.ValueSource;
import dev.orders.localcloud.gateway.openapi.OperationReader.Declared;
import dev.orders.localcloud.gateway.template.MappingTemplate;
import dev.orders.localcloud.gateway.template.TemplateException;
import dev.orders.localcloud.gateway.template.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parameter mappings and mapping templates. */
final class MappingReader {

    private static final String REQUEST = "integration.request.";
    private static final Pattern LITERAL = Pattern.compile("'([^'\\p{Cntrl}]*)'");
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&*+.^_`|~-]+");

    /** The connection's own; API Gateway answers 500 to a mapping of the first two. */
    private static final Set<String> UNMAPPABLE =
            Set.of("content-length", "transfer-encoding", "connection", "expect", "host", "te", "trailer", "upgrade");

    private final Surroundings surroundings;
    private final Vocabulary vocabulary;

    MappingReader(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.vocabulary = new Vocabulary(
                ContextNames::isKnown, surroundings.stageVariables().keySet(), false);
    }

    Map<String, MappingTemplate> templates(@Nullable Node templates) {
        Map<String, MappingTemplate> read = new LinkedHashMap<>();
        for (Node template : templates == null ? List.<Node>of() : templates.members()) {
            try {
                read.put(
                        template.name().toLowerCase(Locale.ROOT), MappingTemplate.compile(template.text(), vocabulary));
            } catch (TemplateException e) {
                throw template.refusal(String.valueOf(e.getMessage()));
            }
        }
        return read;
    }

    List<ParameterMapping> requestParameters(@Nullable Node parameters, Declared declared) {
        List<ParameterMapping> mappings = new ArrayList<>();
        for (Node parameter : parameters == null ? List.<Node>of() : parameters.members()) {
            String target = parameter.name();
            int dot = target.indexOf('.', REQUEST.length());
            if (!target.startsWith(REQUEST) || dot < 0 || dot == target.length() - 1) {
                throw parameter.refusal("is no parameter of the integration's request");
            }
            String name = target.substring(dot + 1);
            mappings.add(new ParameterMapping(
                    target(parameter, target.substring(REQUEST.length(), dot), name),
                    name,
                    requestSource(parameter, declared)));
        }
        return List.copyOf(mappings);
    }

    private static Target target(Node parameter, String place, String name) {
        return switch (place) {
            case "path" -> Target.PATH;
            case "querystring" -> Target.QUERYSTRING;
            case "header" -> {
                if (UNMAPPABLE.contains(name.toLowerCase(Locale.ROOT))
                        || !HEADER_NAME.matcher(name).matches()) {
                    throw parameter.refusal("the header '" + name + "' can't be mapped");
                }
                yield Target.HEADER;
            }
            default -> throw parameter.refusal("mappings to '" + place + "' are not executed");
        };
    }

    private ValueSource requestSource(Node parameter, Declared declared) {
        String expression = parameter.text();
        if (expression.startsWith("method.request.")) {
            String[] parts = expression.split("\\.", 4);
            String name = parts.length == 4 ? parts[3] : "";
            ValueSource source = switch (parts[2]) {
                case "path" -> new ValueSource.PathParameter(name);
                case "querystring" -> new ValueSource.QueryParameter(name);
                case "header" -> new ValueSource.Header(name);
                default -> throw parameter.refusal("'" + expression + "' is not executed");
            };
            if (!declared.hasParameter(parts[2].equals("querystring") ? "query" : parts[2], name)) {
                throw parameter.refusal("the operation declares no parameter for '" + expression + "'");
            }
            return source;
        }
        return responseSource(parameter);
    }

    /** A source that needs no declared parameter. */
    ValueSource responseSource(Node parameter) {
        String expression = parameter.text();
        var literal = LITERAL.matcher(expression);
        if (literal.matches()) {
            return new ValueSource.Literal(literal.group(1));
        }
        if (expression.startsWith("context.")) {
            return context(parameter, expression.substring("context.".length()));
        }
        if (expression.startsWith("stageVariables.")) {
            return stageVariable(parameter, expression.substring("stageVariables.".length()));
        }
        throw parameter.refusal("'" + expression + "' is not executed");
    }

    static ValueSource context(Node place, String name) {
        if (!ContextNames.isKnown(name)) {
            throw place.refusal("$context." + name + " has no value here");
        }
        return new ValueSource.Context(name);
    }

    ValueSource stageVariable(Node place, String name) {
        String value = surroundings.stageVariables().get(name);
        if (value == null) {
            throw place.refusal("the stage has no variable '" + name + "'");
        }
        return new ValueSource.Literal(value);
    }
}
