package dev.orders.localcloud.workflow;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A request's members, by the constraints of the service's model. */
record Input(ObjectNode members) {

    private static final int ARN_LENGTH = 256;

    /** What a state's data may be long, in bytes. */
    static final int MAX_DATA_BYTES = 256 * 1024;

    String arn(String member) {
        return text(member, 1, ARN_LENGTH);
    }

    String text(String member, int shortest, int longest) {
        String text = optionalText(member, shortest, longest);
        if (text == null) {
            throw Errors.validation(member, "not be null");
        }
        return text;
    }

    @Nullable
    String optionalText(String member, int shortest, int longest) {
        JsonNode value = members.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw Errors.of("SerializationException", "The value of '%s' is no string".formatted(member));
        }
        String text = value.stringValue();
        if (text.length() < shortest) {
            throw Errors.validation(member, "have length greater than or equal to " + shortest);
        }
        if (text.length() > longest) {
            throw Errors.validation(member, "have length less than or equal to " + longest);
        }
        return text;
    }

    boolean flag(String member, boolean otherwise) {
        JsonNode value = members.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw Errors.of("SerializationException", "The value of '%s' is no boolean".formatted(member));
        }
        return value.booleanValue();
    }

    /** How long a page may be; zero and nothing are the default. */
    int maxResults(int most, int otherwise) {
        JsonNode value = members.path("maxResults");
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.canConvertToInt()) {
            throw Errors.of("SerializationException", "The value of 'maxResults' is no integer");
        }
        int results = value.intValue();
        if (results < 0 || results > most) {
            throw Errors.validation("maxResults", "have value between 0 and " + most);
        }
        return results == 0 ? otherwise : results;
    }

    <E extends Enum<E>> @Nullable E choice(String member, Class<E> type) {
        String name = optionalText(member, 0, Integer.MAX_VALUE);
        if (name == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(choice -> choice.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Errors.validation(
                        member, "satisfy enum value set: " + Arrays.toString(type.getEnumConstants())));
    }

    /** Whether inputs and outputs are answered, too. */
    boolean wantsData() {
        return choice("includedData", IncludedData.class) != IncludedData.METADATA_ONLY;
    }

    static boolean isTooLong(String data) {
        return data.getBytes(StandardCharsets.UTF_8).length > MAX_DATA_BYTES;
    }

    private enum IncludedData {
        ALL_DATA,
        METADATA_ONLY
    }
}
