package dev.orders.localcloud.gateway;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Header fields in their order; names ignore case. */
record Headers(List<Field> fields) {

    record Field(String name, String value) {
        boolean is(String other) {
            return name.equalsIgnoreCase(other);
        }
    }

    Headers {
        fields = List.copyOf(fields);
    }

    List<String> all(String name) {
        return fields.stream().filter(field -> field.is(name)).map(Field::value).toList();
    }

    /** The last value: where a name comes twice, API Gateway takes that one. */
    @Nullable
    String last(String name) {
        for (Field field : fields.reversed()) {
            if (field.is(name)) {
                return field.value();
            }
        }
        return null;
    }

    /** Bytes of names and values. */
    int size() {
        int size = 0;
        for (Field field : fields) {
            size += field.name().length() + field.value().length();
        }
        return size;
    }
}
