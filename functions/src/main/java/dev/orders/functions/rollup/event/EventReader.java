package dev.orders.functions.rollup.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON that a person may have written, token by token: whatever valid JSON it is, reading it takes little more memory than it
 * has bytes, and never fails. So there is no bound on depth and length of what is skipped, since a bound would be a way to write a
 * record that stops the shard.
 */
public final class EventReader {

    /** Longer texts are left out. */
    public static final int MAX_TEXT = 512;

    /** Further members of data are left out; the events that are counted have less. */
    static final int MAX_MEMBERS = 32;

    private static final int LONG_DIGITS = 18;

    // Without tables of names, which refuse names that are made to collide.
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private EventReader() {}

    /** @return empty when the record is no JSON object */
    public static Optional<CloudEvent> read(ByteBuffer record) {
        String text = StandardCharsets.UTF_8.decode(record.duplicate()).toString();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            CloudEvent event = event(json);
            return json.nextToken() == null ? Optional.of(event) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static CloudEvent event(JsonParser json) {
        Map<String, Object> attributes = new HashMap<>();
        EventData data = EventData.NONE;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken token = json.nextToken();
            if (name.equals("data") && token == JsonToken.START_OBJECT && data == EventData.NONE) {
                data = new EventData(members(json));
            } else {
                keep(attributes, name, json);
            }
        }
        EventData texts = new EventData(attributes);
        return new CloudEvent(
                texts.text("specversion").orElse(""),
                texts.text("id").orElse(""),
                texts.text("source").orElse(""),
                texts.text("type").orElse(""),
                texts.text("authtype").orElse(""),
                texts.time("time").orElse(null),
                data);
    }

    private static Map<String, Object> members(JsonParser json) {
        Map<String, Object> members = new HashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            keep(members, name, json);
        }
        return members;
    }

    // Of a name that is there twice the first stays: what the gateway stamps comes before what people send.
    private static void keep(Map<String, Object> members, String name, JsonParser json) {
        if (json.currentToken() instanceof JsonToken token && token.isStructStart()) {
            json.skipChildren();
        } else if (members.size() < MAX_MEMBERS && name.length() <= MAX_TEXT) {
            value(json).ifPresent(value -> members.putIfAbsent(name, value));
        }
    }

    private static Optional<Object> value(JsonParser json) {
        if (json.hasToken(JsonToken.VALUE_STRING)) {
            return json.getStringLength() <= MAX_TEXT ? Optional.of(json.getString()) : Optional.empty();
        }
        if (json.hasToken(JsonToken.VALUE_NUMBER_INT)) {
            return json.getStringLength() <= LONG_DIGITS ? Optional.of(json.getLongValue()) : Optional.empty();
        }
        if (json.hasToken(JsonToken.VALUE_TRUE) || json.hasToken(JsonToken.VALUE_FALSE)) {
            return Optional.of(json.getBooleanValue());
        }
        return Optional.empty();
    }
}
