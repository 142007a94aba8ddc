package dev.orders.localcloud.definitions;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every member of a definition that isn't marked nullable is there: a forgotten one stops the start. */
final class Completeness {

    private Completeness() {}

    static void check(String file, @Nullable Object value) {
        check(file, "", value);
    }

    private static void check(String file, String pointer, @Nullable Object value) {
        switch (value) {
            case null -> throw new DefinitionException(file, pointer, "a value is missing");
            case Map<?, ?> map ->
                map.forEach((key, member) ->
                        check(file, pointer + "/" + DefinitionFiles.escaped(String.valueOf(key)), member));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    check(file, pointer + "/" + i, list.get(i));
                }
            }
            case Record definition -> {
                for (RecordComponent member : definition.getClass().getRecordComponents()) {
                    checkMember(file, pointer + "/" + member.getName(), definition, member);
                }
            }
            default -> {}
        }
    }

    private static void checkMember(String file, String pointer, Record definition, RecordComponent member) {
        Object value;
        try {
            member.getAccessor().setAccessible(true);
            value = member.getAccessor().invoke(definition);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        if (value == null && member.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return;
        }
        check(file, pointer, value);
    }
}
