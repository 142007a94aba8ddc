package dev.orders.localcloud.iam;

import dev.orders.localcloud.wire.AwsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The parameters of a call of the query protocol; lists are flat ({@code ActionNames.member.1}). */
record Parameters(ObjectNode flat) {

    static AwsException invalid(String problem) {
        return new AwsException(400, "InvalidInput", problem);
    }

    /** Refuses what the operation does not read: a parameter that is passed over would change the answer's meaning. */
    void only(Set<String> known) {
        for (String name : flat.propertyNames()) {
            String first = name.replaceFirst("\\..*", "");
            if (!known.contains(first) && !first.equals("Action") && !first.equals("Version")) {
                throw invalid("The local cloud does not execute the parameter " + first);
            }
        }
    }

    @Nullable
    String text(String name) {
        return flat.has(name) ? flat.get(name).asString() : null;
    }

    String required(String name) {
        String text = text(name);
        if (text == null || text.isEmpty()) {
            throw new AwsException(400, "ValidationError", "The request must contain the parameter " + name);
        }
        return text;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (String text = text(name + ".member.1");
                text != null;
                text = text(name + ".member." + (texts.size() + 1))) {
            texts.add(text);
        }
        return texts;
    }

    List<String> requiredTexts(String name) {
        List<String> texts = texts(name);
        if (texts.isEmpty()) {
            throw new AwsException(400, "ValidationError", "The request must contain the parameter " + name);
        }
        return texts;
    }

    /** A number within the bounds, or the default when it is not given. */
    int number(String name, int otherwise, int least, int most) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw invalid(name + " must be a number from " + least + " to " + most);
        }
        return Integer.parseInt(text);
    }
}
