package dev.orders.localcloud.gateway.model;

import dev.orders.localcloud.gateway.template.MappingTemplate;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How an integration's result becomes the method's answer.
 *
 * @param selectionPattern matches the whole of the integration's status; null for the default response
 * @param headers the method response's headers
 * @param templates bodies by media type
 */
public record IntegrationResponse(
        @Nullable Pattern selectionPattern,
        int statusCode,
        Map<String, ValueSource> headers,
        Map<String, MappingTemplate> templates) {

    public boolean isDefault() {
        return selectionPattern == null;
    }

    public boolean selects(String status) {
        return selectionPattern != null && selectionPattern.matcher(status).matches();
    }
}
