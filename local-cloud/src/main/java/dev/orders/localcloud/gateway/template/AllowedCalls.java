package dev.orders.localcloud.gateway.template;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.velocity.runtime.directive.ForeachScope;
import org.apache.velocity.util.introspection.Info;
import org.apache.velocity.util.introspection.UberspectImpl;
import org.apache.velocity.util.introspection.VelMethod;
import org.apache.velocity.util.introspection.VelPropertyGet;
import org.apache.velocity.util.introspection.VelPropertySet;
import org.jspecify.annotations.Nullable;

/** The methods that a template may call on its values, and no others: no way leads from a value to a class. */
public final class AllowedCalls extends UberspectImpl {

    static final Set<String> INPUT = Set.of("json", "path", "params");
    static final Set<String> UTIL =
            Set.of("escapeJavaScript", "parseJson", "urlEncode", "urlDecode", "base64Encode", "base64Decode");

    private static final Set<String> TEXT = words(
            "charAt concat contains endsWith equals equalsIgnoreCase indexOf isEmpty lastIndexOf length matches replace"
                    + " replaceAll replaceFirst split startsWith substring toLowerCase toString toUpperCase trim");
    private static final Set<String> MAP =
            words("containsKey entrySet equals get isEmpty keySet put remove size toString values");
    private static final Set<String> COLLECTION = words("add contains equals get indexOf isEmpty size toString");
    private static final Set<String> ENTRY = words("getKey getValue key value");
    private static final Set<String> SCALAR = words("doubleValue equals intValue longValue toString");
    private static final Set<String> LOOP = words("count first hasNext index last parent");

    /** What may be called on values at all: a name beside these is refused when the template is compiled. */
    static final Set<String> METHODS =
            Stream.of(TEXT, MAP, COLLECTION, ENTRY, SCALAR).flatMap(Set::stream).collect(Collectors.toSet());

    private static Set<String> words(String words) {
        return new HashSet<>(List.of(words.split(" ")));
    }

    @Override
    public @Nullable VelMethod getMethod(Object target, String name, Object[] arguments, Info info) {
        // What Velocity itself looks for to assign to an index; a template can't name it.
        if (target == null || name.equals("set")) {
            return null;
        }
        if (!of(target).contains(name)) {
            throw new TemplateException("there is no method '%s' on this value".formatted(name));
        }
        VelMethod method = super.getMethod(target, name, arguments, info);
        if (method == null) {
            throw new TemplateException("the method '%s' takes no such arguments".formatted(name));
        }
        return method;
    }

    private static Set<String> of(Object target) {
        return switch (target) {
            case InputVariable input -> INPUT;
            case UtilVariable util -> UTIL;
            case String text -> TEXT;
            case Map<?, ?> map -> MAP;
            case Collection<?> collection -> COLLECTION;
            case Map.Entry<?, ?> entry -> ENTRY;
            case Number number -> SCALAR;
            case Boolean bool -> SCALAR;
            default -> target.getClass().isArray() ? COLLECTION : Set.of();
        };
    }

    @Override
    public @Nullable VelPropertyGet getPropertyGet(Object target, String name, Info info) {
        if (target instanceof ForeachScope) {
            return LOOP.contains(name) ? super.getPropertyGet(target, name, info) : null;
        }
        if (target instanceof Map) {
            return new Get(map -> ((Map<?, ?>) map).get(name));
        }
        if (target instanceof InputVariable && name.equals("body")) {
            return new Get(input -> ((InputVariable) input).getBody());
        }
        return target instanceof Map.Entry && ENTRY.contains(name) ? super.getPropertyGet(target, name, info) : null;
    }

    @Override
    public @Nullable VelPropertySet getPropertySet(Object target, String name, Object value, Info info) {
        return target instanceof Map ? super.getPropertySet(target, name, value, info) : null;
    }

    private record Get(Function<Object, @Nullable Object> member) implements VelPropertyGet {
        @Override
        public @Nullable Object invoke(Object target) {
            return member.apply(target);
        }

        /** Bound to a name, and Velocity keeps it by place and class. */
        @Override
        public boolean isCacheable() {
            return true;
        }

        @Override
        public String getMethodName() {
            return "get";
        }
    }
}
