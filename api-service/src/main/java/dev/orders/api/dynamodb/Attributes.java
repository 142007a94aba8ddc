package dev.orders.api.dynamodb;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attribute values of the three types that the tables use. */
final class Attributes {
    private Attributes() {}

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    static AttributeValue list(List<Map<String, AttributeValue>> maps) {
        return AttributeValue.fromL(maps.stream().map(AttributeValue::fromM).toList());
    }
}
