package dev.orders.localcloud.gateway;

import dev.orders.localcloud.gateway.Headers.Field;
import dev.orders.localcloud.gateway.model.IntegrationResponse;
import dev.orders.localcloud.gateway.model.MediaTypes;
import dev.orders.localcloud.gateway.model.ResponseType;
import dev.orders.localcloud.gateway.template.MappingTemplate;
import dev.orders.localcloud.gateway.template.Overrides;
import dev.orders.localcloud.gateway.template.Scope;
import dev.orders.localcloud.gateway.template.TemplateException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the method's answer of what an integration answered: the response is selected by the status, its template renders the
 * body, and what the templates override comes last.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html">Integration responses</a>
 */
final class IntegrationResponses {

    private IntegrationResponses() {}

    /**
     * @param body what the integration answered
     * @param passes whether a response without templates passes that body on, as all do but a mock's
     */
    static Outcome answer(
            List<IntegrationResponse> responses,
            int status,
            Call call,
            byte[] body,
            boolean passes,
            Overrides overrides) {
        IntegrationResponse response = select(responses, String.valueOf(status));
        if (response == null) {
            return Outcome.Refusal.of(
                    ResponseType.API_CONFIGURATION_ERROR, "no integration response for the status " + status);
        }
        Map.Entry<String, MappingTemplate> template = MediaTypes.forAnswer(response.templates(), call.header("Accept"));
        String unmapped = passes ? new String(body, StandardCharsets.UTF_8) : "";
        String text;
        try {
            Scope scope = TemplateScopes.of(call, body, overrides);
            text = template == null ? unmapped : template.getValue().render(scope);
        } catch (TemplateException e) {
            return Outcome.Refusal.of(
                    ResponseType.API_CONFIGURATION_ERROR, "the response's template: " + e.getMessage());
        }
        return new Outcome.Answer(
                overrides.responseStatus().orElse(response.statusCode()),
                headers(response, call, template == null ? MediaTypes.JSON : template.getKey(), overrides),
                text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Field> headers(
            IntegrationResponse response, Call call, String contentType, Overrides overrides) {
        List<Field> headers = new ArrayList<>();
        headers.add(new Field("Content-Type", contentType));
        response.headers().forEach((name, source) -> set(headers, name, source.value(call)));
        overrides.responseHeaders().forEach((name, value) -> set(headers, name, value));
        return headers;
    }

    private static void set(List<Field> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.removeIf(field -> field.is(name));
            headers.add(new Field(name, value));
        }
    }

    private static @Nullable IntegrationResponse select(List<IntegrationResponse> responses, String status) {
        return responses.stream()
                .filter(response -> response.selects(status))
                .findFirst()
                .orElseGet(() -> responses.stream()
                        .filter(IntegrationResponse::isDefault)
                        .findFirst()
                        .orElse(null));
    }
}
