package dev.orders.localcloud.gateway.template;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a template sees of one exchange.
 *
 * @param body the payload to map: the request's, or the integration's answer; empty reads {@code {}}
 * @param path the method's request parameters by place, also for the response's template
 * @param context the members of {@code $context}, nested; overrides come by themselves
 */
public record Scope(
        String body,
        Map<String, String> path,
        Map<String, String> querystring,
        Map<String, String> header,
        Map<String, ?> context,
        Map<String, String> stageVariables,
        Overrides overrides) {

    /** The root references; all but the overrides are read-only. */
    Map<String, Object> variables() {
        Map<String, Object> roots = new HashMap<>();
        Map<String, Object> members = new LinkedHashMap<>(context);
        members.put("requestOverride", overrides.request);
        members.put("responseOverride", overrides.response);
        roots.put("context", Map.copyOf(members));
        roots.put("stageVariables", Map.copyOf(stageVariables));
        roots.put("input", new InputVariable(this));
        roots.put("util", UtilVariable.INSTANCE);
        return roots;
    }
}
