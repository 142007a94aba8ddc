package dev.orders.localcloud.workflow.jsonata;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An object whose members are converted when an expression asks for them: most of an input is never looked at. */
final class LazyMembers extends AbstractMap<String, Object> {

    private final JsonNode object;
    private final Map<String, Object> converted = new HashMap<>();

    LazyMembers(JsonNode object) {
        this.object = object;
    }

    @Override
    public boolean containsKey(Object name) {
        return name instanceof String text && object.has(text);
    }

    @Override
    public @Nullable Object get(Object name) {
        if (!containsKey(name)) {
            return null;
        }
        return converted.computeIfAbsent((String) name, member -> Values.toJava(object.get(member)));
    }

    @Override
    public int size() {
        return object.size();
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        Map<String, Object> all = LinkedHashMap.newLinkedHashMap(object.size());
        object.propertyNames().forEach(name -> all.put(name, get(name)));
        return all.entrySet();
    }
}
