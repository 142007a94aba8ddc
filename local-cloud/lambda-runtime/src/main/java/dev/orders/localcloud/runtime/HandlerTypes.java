package dev.orders.localcloud.runtime;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a handler's class makes of {@code RequestHandler}'s two type parameters, however far up it says so. */
final class HandlerTypes {

    private HandlerTypes() {}

    /** The types of its input and its output; {@code Object} for one that is left open. */
    static Type[] of(Class<?> handler) {
        Type[] found = search(handler, Map.of());
        if (found == null) {
            throw new IllegalArgumentException(handler + " is no " + RequestHandler.class.getSimpleName());
        }
        return Arrays.stream(found)
                .map(type -> type instanceof TypeVariable<?> ? Object.class : type)
                .toArray(Type[]::new);
    }

    private static Type @Nullable [] search(Type type, Map<Type, Type> known) {
        return switch (type) {
            case ParameterizedType generic -> {
                Type[] arguments = Arrays.stream(generic.getActualTypeArguments())
                        .map(argument -> known.getOrDefault(argument, argument))
                        .toArray(Type[]::new);
                if (generic.getRawType() == RequestHandler.class) {
                    yield arguments;
                }
                Class<?> raw = (Class<?>) generic.getRawType();
                Map<Type, Type> inside = new HashMap<>();
                for (int i = 0; i < arguments.length; i++) {
                    inside.put(raw.getTypeParameters()[i], arguments[i]);
                }
                yield above(raw, inside);
            }
            case Class<?> raw -> raw == RequestHandler.class ? raw.getTypeParameters() : above(raw, known);
            default -> null;
        };
    }

    private static Type @Nullable [] above(Class<?> type, Map<Type, Type> known) {
        return Stream.concat(Arrays.stream(type.getGenericInterfaces()), Stream.ofNullable(type.getGenericSuperclass()))
                .map(parent -> search(parent, known))
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }
}
