package dev.orders.localcloud.workflow.asl;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A value of the document with its place in it, so that every finding names the place. */
record Node(String location, JsonNode value, Findings findings) {

    /** The members of the other query language; see the guide's "Transforming data". */
    private static final Set<String> JSON_PATH = Set.of(
            "InputPath",
            "OutputPath",
            "ResultPath",
            "ResultSelector",
            "Parameters",
            "Result",
            "ItemsPath",
            "MaxConcurrencyPath",
            "TimeoutSecondsPath",
            "HeartbeatSecondsPath",
            "SecondsPath",
            "TimestampPath",
            "ErrorPath",
            "CausePath",
            "Variable");

    void error(String message) {
        findings.error("SCHEMA_VALIDATION_FAILED", message, location);
    }

    /** Reports every member that is not named here. */
    void allow(Set<String> names) {
        for (String name : value.propertyNames()) {
            if (JSON_PATH.contains(name)) {
                error("The QueryLanguage is set to 'JSONata', but field '" + name
                        + "' is only supported for the 'JSONPath' QueryLanguage");
            } else if (!names.contains(name)) {
                child(name).error("Field '" + name + "' is not supported");
            }
        }
    }

    boolean has(String name) {
        return value.has(name);
    }

    Node child(String name) {
        return new Node(
                (location.equals("/") ? "" : location) + "/"
                        + name.replace("~", "~0").replace("/", "~1"),
                value.path(name),
                findings);
    }

    @Nullable
    Node member(String name) {
        return value.has(name) ? child(name) : null;
    }

    /** Whether this is an object; a finding when it is not. */
    boolean object() {
        if (!value.isObject()) {
            error("Expected value of type [OBJECT]");
        }
        return value.isObject();
    }

    /** The elements of an array that may not be empty; none, and a finding, when it is something else. */
    List<Node> elements() {
        List<Node> elements = new ArrayList<>();
        if (!value.isArray()) {
            error("Expected value of type [ARRAY]");
        } else if (value.isEmpty()) {
            error("Expected a non-empty array");
        }
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                elements.add(new Node(location + "[" + i + "]", value.get(i), findings));
            }
        }
        return elements;
    }

    void eachMember(BiConsumer<String, Node> action) {
        value.propertyNames().forEach(name -> action.accept(name, child(name)));
    }

    @Nullable
    String text(String name) {
        Node member = member(name);
        if (member == null) {
            return null;
        }
        if (!member.value.isString()) {
            member.error("Expected value of type [STRING]");
            return null;
        }
        return member.value.stringValue();
    }

    /** A whole number within bounds; the given one when it is absent or wrong. */
    long whole(String name, long otherwise, long least, long most) {
        Node member = member(name);
        if (member == null) {
            return otherwise;
        }
        return member.isWhole(least, most) ? member.value.longValue() : otherwise;
    }

    boolean isWhole(long least, long most) {
        boolean whole = value.isIntegralNumber() && value.canConvertToLong();
        if (!whole) {
            error("Expected value of type [INTEGER]");
        } else if (value.longValue() < least || value.longValue() > most) {
            error("Value must be between " + least + " and " + most);
            return false;
        }
        return whole;
    }

    double decimal(String name, double otherwise, double least) {
        Node member = member(name);
        if (member == null) {
            return otherwise;
        }
        if (!member.value.isNumber()) {
            member.error("Expected value of type [NUMBER]");
            return otherwise;
        }
        if (member.value.decimalValue().compareTo(BigDecimal.valueOf(least)) < 0) {
            member.error("Value must be at least " + least);
        }
        return member.value.doubleValue();
    }
}
