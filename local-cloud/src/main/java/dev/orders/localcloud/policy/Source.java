package dev.orders.localcloud.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The JSON of one policy, taken apart with the place of every problem. */
record Source(String name) {

    /** Reads one text; throws IllegalArgumentException with what is wrong about it. */
    interface TextReader<T> {
        T read(String text, String at);
    }

    InvalidPolicyException problem(String at, String problem) {
        return new InvalidPolicyException(name, at, problem);
    }

    void onlyMembers(JsonNode object, String at, Set<String> known) {
        if (!object.isObject()) {
            throw problem(at, "must be an object");
        }
        for (String member : object.propertyNames()) {
            if (!known.contains(member)) {
                throw problem(at + "/" + escape(member), "is no element of the policy language");
            }
        }
    }

    JsonNode member(JsonNode object, String at, String member) {
        JsonNode found = object.get(member);
        if (found == null) {
            throw problem(at, "needs " + member);
        }
        return found;
    }

    /** Which of the two elements is there; null when neither is. */
    @Nullable
    String oneOf(JsonNode object, String at, String plain, String negated) {
        if (object.has(plain) && object.has(negated)) {
            throw problem(at, "has both " + plain + " and " + negated);
        }
        return object.has(plain) ? plain : object.has(negated) ? negated : null;
    }

    String text(JsonNode node, String at) {
        if (!node.isString()) {
            throw problem(at, "must be a string");
        }
        return node.stringValue();
    }

    /** A text or a list of texts, never none. */
    <T> List<T> each(@Nullable JsonNode node, String at, TextReader<T> reader) {
        return each(node, at, false, reader);
    }

    /** A text or a list of texts, never none; with {@code scalars}, numbers and booleans count as their text. */
    <T> List<T> each(@Nullable JsonNode node, String at, boolean scalars, TextReader<T> reader) {
        List<T> read = new ArrayList<>();
        if (node != null && node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                read.add(one(node.get(index), at + "/" + index, scalars, reader));
            }
        } else if (node != null) {
            read.add(one(node, at, scalars, reader));
        }
        if (read.isEmpty()) {
            throw problem(at, "has no value");
        }
        return List.copyOf(read);
    }

    private <T> T one(JsonNode node, String at, boolean scalars, TextReader<T> reader) {
        String text = scalars && (node.isNumber() || node.isBoolean()) ? node.asString() : text(node, at);
        try {
            return reader.read(text, at);
        } catch (IllegalArgumentException malformed) {
            throw new InvalidPolicyException(name, at, String.valueOf(malformed.getMessage()));
        }
    }

    static String escape(String member) {
        return member.replace("~", "~0").replace("/", "~1");
    }
}
