package dev.orders.localcloud.workflow;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Inputs and outputs: JSON in a text. */
final class Data {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private Data() {}

    /** Null for what is no JSON, or too long. */
    static @Nullable JsonNode parse(String text) {
        if (Input.isTooLong(text)) {
            return null;
        }
        try {
            JsonNode data = STRICT.readTree(text);
            return data.isMissingNode() ? null : data;
        } catch (JacksonException notJson) {
            return null;
        }
    }
}
