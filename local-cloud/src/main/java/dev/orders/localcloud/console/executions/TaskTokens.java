package dev.orders.localcloud.console.executions;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps task tokens off the pages: whoever has one can answer for an approver. */
final class TaskTokens {

    private static final String HIDDEN = "[task token]";
    private static final JsonMapper JSON = JsonMapper.shared();

    private TaskTokens() {}

    /** Copies of a history's events in which no text is, or holds, what a member named for a token has in any of them. */
    static List<JsonNode> hidden(List<JsonNode> events) {
        Set<String> tokens = new HashSet<>();
        events.forEach(event -> find(event, false, tokens));
        return tokens.isEmpty()
                ? events
                : events.stream().map(event -> replaced(event, tokens)).toList();
    }

    private static void find(JsonNode node, boolean named, Set<String> tokens) {
        if (node.isString()) {
            String text = node.asString();
            if (named && !text.isEmpty()) {
                tokens.add(text);
            } else if (text.startsWith("{") || text.startsWith("[")) {
                document(text, tokens);
            }
            return;
        }
        node.properties().forEach(member -> find(member.getValue(), named || isToken(member.getKey()), tokens));
        if (node instanceof ArrayNode elements) {
            elements.forEach(element -> find(element, named, tokens));
        }
    }

    /** Inputs, outputs and parameters are JSON in a text. */
    private static void document(String text, Set<String> tokens) {
        try {
            find(JSON.readTree(text), false, tokens);
        } catch (JacksonException noDocument) {
            // A text that only begins like one has no members.
            return;
        }
    }

    private static boolean isToken(String name) {
        return name.toLowerCase(Locale.ROOT).contains("token");
    }

    private static JsonNode replaced(JsonNode node, Set<String> tokens) {
        if (node.isString()) {
            String text = node.asString();
            for (String token : tokens) {
                text = text.replace(token, HIDDEN);
            }
            return JSON.getNodeFactory().stringNode(text);
        }
        if (node.isObject()) {
            ObjectNode copy = JSON.createObjectNode();
            node.properties().forEach(member -> copy.set(member.getKey(), replaced(member.getValue(), tokens)));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JSON.createArrayNode();
            node.forEach(element -> copy.add(replaced(element, tokens)));
            return copy;
        }
        return node;
    }
}
