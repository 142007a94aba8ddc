package dev.orders.localcloud.kinesis;

import dev.orders.localcloud.wire.Protocol;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Typed access to the members of a request, whichever protocol it came in. A member of another type is refused rather than
 * converted.
 *
 * @param path of the object in the request, empty or ended by a dot, for what the refusals say
 */
record Input(ObjectNode members, Protocol protocol, String path) {

    private static final BigDecimal MILLIS_IN_SECOND = BigDecimal.valueOf(1000);
    private static final BigDecimal LATEST_MILLIS = BigDecimal.valueOf(253_402_300_799_999L);

    Optional<String> text(String name) {
        return member(name).map(value -> {
            if (!value.isString()) {
                throw Refusal.type(at(name));
            }
            return value.stringValue();
        });
    }

    /** A text that must be there with a length, in UTF-16 units as AWS's models count. */
    String text(String name, int minLength, int maxLength) {
        String text = text(name).orElseThrow(() -> missing(name));
        if (text.length() < minLength) {
            throw Refusal.constraint(at(name), "Member must have length greater than or equal to " + minLength);
        }
        if (text.length() > maxLength) {
            throw Refusal.constraint(at(name), "Member must have length less than or equal to " + maxLength);
        }
        return text;
    }

    int number(String name, int min, int max, int otherwise) {
        return member(name)
                .map(value -> {
                    if (!value.isIntegralNumber()) {
                        throw Refusal.type(at(name));
                    }
                    if (!value.canConvertToInt() || value.intValue() < min || value.intValue() > max) {
                        throw Refusal.constraint(at(name), "Member must have value from %d to %d".formatted(min, max));
                    }
                    return value.intValue();
                })
                .orElse(otherwise);
    }

    /** Base64 in JSON, a byte string in CBOR. */
    byte[] blob(String name, int maxLength) {
        JsonNode value = member(name).orElseThrow(() -> missing(name));
        if (protocol == Protocol.CBOR_1_1 ? !value.isBinary() : !value.isString()) {
            throw Refusal.type(at(name));
        }
        byte[] bytes;
        try {
            bytes = value.isBinary() ? value.binaryValue() : Base64.getDecoder().decode(value.stringValue());
        } catch (IllegalArgumentException noBase64) {
            throw Refusal.type(at(name));
        }
        if (bytes.length > maxLength) {
            throw Refusal.constraint(at(name), "Member must have length less than or equal to " + maxLength);
        }
        return bytes;
    }

    /** Seconds in JSON, milliseconds in CBOR. */
    Optional<Instant> timestamp(String name) {
        return member(name).map(value -> {
            if (!(value instanceof NumericNode number) || number.isNaN()) {
                throw Refusal.type(at(name));
            }
            BigDecimal millis = protocol == Protocol.CBOR_1_1
                    ? number.decimalValue()
                    : number.decimalValue().multiply(MILLIS_IN_SECOND);
            if (millis.signum() < 0 || millis.compareTo(LATEST_MILLIS) > 0) {
                throw Refusal.type(at(name));
            }
            return Instant.ofEpochMilli(millis.longValue());
        });
    }

    Optional<Input> object(String name) {
        return member(name).map(value -> nested(value, name));
    }

    List<Input> objects(String name, int minSize, int maxSize) {
        JsonNode value = member(name).orElseThrow(() -> missing(name));
        if (!(value instanceof ArrayNode array)) {
            throw Refusal.type(at(name));
        }
        if (array.size() < minSize) {
            throw Refusal.constraint(at(name), "Member must have length greater than or equal to " + minSize);
        }
        if (array.size() > maxSize) {
            throw Refusal.constraint(at(name), "Member must have length less than or equal to " + maxSize);
        }
        List<Input> objects = new ArrayList<>(array.size());
        for (JsonNode element : array) {
            objects.add(nested(element, name + "." + (objects.size() + 1) + ".member"));
        }
        return objects;
    }

    RuntimeException missing(String name) {
        return Refusal.constraint(at(name), "Member must not be null");
    }

    /** The member's place as AWS's refusals name it. */
    String at(String name) {
        return path + Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private Input nested(JsonNode value, String name) {
        if (value instanceof ObjectNode object) {
            return new Input(object, protocol, at(name) + ".");
        }
        throw Refusal.type(at(name));
    }

    private Optional<JsonNode> member(String name) {
        return Optional.ofNullable(members.get(name)).filter(value -> !value.isNull());
    }
}
