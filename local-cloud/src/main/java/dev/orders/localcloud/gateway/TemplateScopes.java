package dev.orders.localcloud.gateway;

import dev.orders.localcloud.gateway.Headers.Field;
import dev.orders.localcloud.gateway.model.ContextNames;
import dev.orders.localcloud.gateway.model.Route;
import dev.orders.localcloud.gateway.template.Overrides;
import dev.orders.localcloud.gateway.template.Scope;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the templates of one call see. */
final class TemplateScopes {

    private TemplateScopes() {}

    static Scope of(Call call, byte[] body, Overrides overrides) {
        Map<String, String> query = new LinkedHashMap<>();
        call.query()
                .parameters()
                .forEach(parameter -> query.put(parameter.name(), parameter.value() == null ? "" : parameter.value()));
        Map<String, String> headers = new LinkedHashMap<>();
        for (Field field : call.request().headers().fields()) {
            headers.put(field.name(), field.value());
        }
        Route route = call.route();
        return new Scope(
                new String(body, StandardCharsets.UTF_8),
                route == null ? Map.of() : route.pathParameters(),
                query,
                headers,
                context(call),
                call.settings().stageVariables(),
                overrides);
    }

    private static Map<String, Object> context(Call call) {
        Map<String, Object> context = new HashMap<>();
        Map<String, Object> identity = new HashMap<>();
        for (String name : ContextNames.names()) {
            String value = call.context(name);
            if (value != null && name.startsWith("identity.")) {
                identity.put(name.substring("identity.".length()), value);
            } else if (value != null) {
                context.put(name, value);
            }
        }
        context.put("identity", Map.copyOf(identity));
        Map<String, String> claims = new HashMap<>();
        for (String name : call.claims().keySet()) {
            String value = call.context("authorizer.claims." + name);
            if (value != null) {
                claims.put(name, value);
            }
        }
        context.put("authorizer", Map.of("claims", Map.copyOf(claims)));
        return context;
    }
}
