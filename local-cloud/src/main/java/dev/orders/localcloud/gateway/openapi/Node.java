package dev.orders.localcloud.gateway.openapi;

import dev.orders.localcloud.definitions.DefinitionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** A value of the document with its place in it, so that every refusal names the place. */
record Node(String pointer, JsonNode value) {

    private static final String FILE = "openapi.yaml";

    static Node document(JsonNode value) {
        return new Node("", value);
    }

    DefinitionException refusal(String why) {
        return new DefinitionException(FILE, pointer, why);
    }

    /** Refuses every member that is not named here. */
    Node allow(Set<String> names) {
        object();
        value.propertyNames().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw at(name).refusal("nothing executes this member");
                });
        return this;
    }

    List<Node> members() {
        object();
        return value.propertyNames().stream().map(this::at).toList();
    }

    List<Node> elements() {
        if (!value.isArray()) {
            throw refusal("must be a list");
        }
        List<Node> elements = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            elements.add(new Node(pointer + "/" + i, value.get(i)));
        }
        return elements;
    }

    @Nullable
    Node member(String name) {
        object();
        return value.has(name) ? at(name) : null;
    }

    Node required(String name) {
        Node member = member(name);
        if (member == null) {
            throw refusal("'" + name + "' is missing");
        }
        return member;
    }

    /** The last token of the pointer, as it is in the document. */
    String name() {
        return pointer.substring(pointer.lastIndexOf('/') + 1)
                .replace("~1", "/")
                .replace("~0", "~");
    }

    /** The name of the member as a value of its own, for names that are numbers. */
    Node named() {
        return new Node(pointer, StringNode.valueOf(name()));
    }

    String text() {
        if (!value.isString()) {
            throw refusal("must be a text");
        }
        return value.stringValue();
    }

    @Nullable
    String text(String name) {
        Node member = member(name);
        return member == null ? null : member.text();
    }

    /** A number, also as text: API Gateway takes {@code "200"} for a status. */
    int integer() {
        if (value.isInt()) {
            return value.intValue();
        }
        try {
            return Integer.parseInt(text());
        } catch (NumberFormatException e) {
            throw refusal("must be a whole number");
        }
    }

    int status() {
        int status = integer();
        if (status < 100 || status > 599) {
            throw refusal("must be a status of three digits");
        }
        return status;
    }

    /** The value, or what its local {@code $ref} names. */
    Node resolved(Node document) {
        Node reference = value.isObject() ? member("$ref") : null;
        if (reference == null) {
            return this;
        }
        allow(Set.of("$ref"));
        String target = reference.text();
        JsonNode found = target.startsWith("#/") ? document.value().at(target.substring(1)) : null;
        if (found == null || found.isMissingNode()) {
            throw reference.refusal("there is no '" + target + "' in this document");
        }
        return new Node(target.substring(1), found);
    }

    private Node at(String name) {
        return new Node(pointer + "/" + name.replace("~", "~0").replace("/", "~1"), value.get(name));
    }

    private void object() {
        if (!value.isObject()) {
            throw refusal("must be an object");
        }
    }
}
