package dev.orders.localcloud.pipes;

import dev.orders.localcloud.definitions.DefinitionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/**
 * What the target gets of an event: JSON with {@code <$.path>} placeholders. One that stands alone becomes the value as JSON,
 * a text with its quotes; one within a text becomes part of the text, escaped. Paths are of names only, and none is a
 * reserved variable; others stop the start.
 *
 * <p>A path that the event does not have is not delivered as nothing: the event does not fit.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-input-transformation.html">Input
 *     transformation</a>
 */
final class InputTemplate {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern PLACEHOLDER = Pattern.compile("<([^<>]*)>");
    private static final Pattern PATH = Pattern.compile("\\$(\\.[A-Za-z0-9_-]+)+");

    private final String template;

    /** The event lacks what the template wants of it: trying again is of no use. */
    static final class UnfitEventException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnfitEventException(String path) {
            super("the event has no " + path);
        }
    }

    /**
     * @param place JSON pointer of the template in {@code pipes.yaml}
     * @throws DefinitionException for a template that is not executed
     */
    InputTemplate(String template, String place) {
        this.template = template;
        Matcher placeholders = PLACEHOLDER.matcher(template);
        while (placeholders.find()) {
            if (!PATH.matcher(placeholders.group(1)).matches()) {
                throw new DefinitionException("pipes.yaml", place, "not executed: " + placeholders.group());
            }
        }
        try {
            JSON.readTree(filled(path -> StringNode.valueOf("text")));
        } catch (JacksonException e) {
            throw new DefinitionException("pipes.yaml", place, "no JSON: " + e.getOriginalMessage());
        }
    }

    private interface Values {
        JsonNode at(String path);
    }

    /** @throws UnfitEventException when the event lacks a path */
    JsonNode of(JsonNode event) {
        return JSON.readTree(filled(path -> {
            JsonNode value = event.at(path.substring(1).replace('.', '/'));
            if (value.isMissingNode()) {
                throw new UnfitEventException(path);
            }
            return value;
        }));
    }

    private String filled(Values values) {
        StringBuilder filled = new StringBuilder();
        Matcher placeholders = PLACEHOLDER.matcher(template);
        boolean text = false;
        int from = 0;
        while (placeholders.find()) {
            String before = template.substring(from, placeholders.start());
            text ^= quotes(before) % 2 == 1;
            JsonNode value = values.at(placeholders.group(1));
            filled.append(before).append(text ? inText(value) : value.toString());
            from = placeholders.end();
        }
        return filled.append(template, from, template.length()).toString();
    }

    /** Quotation marks that begin or end a text: those after a backslash don't. */
    private static long quotes(String json) {
        boolean escaped = false;
        long quotes = 0;
        for (char c : json.toCharArray()) {
            if (!escaped && c == '"') {
                quotes++;
            }
            escaped = !escaped && c == '\\';
        }
        return quotes;
    }

    private static String inText(JsonNode value) {
        String text = value.isString() ? value.stringValue() : value.toString();
        String quoted = StringNode.valueOf(text).toString();
        return quoted.substring(1, quoted.length() - 1);
    }
}
