package dev.orders.localcloud.gateway;

import dev.orders.localcloud.gateway.Headers.Field;
import dev.orders.localcloud.gateway.model.Integration.Mock;
import dev.orders.localcloud.gateway.model.IntegrationResponse;
import dev.orders.localcloud.gateway.model.MappingTemplate;
import dev.orders.localcloud.gateway.model.MediaTypes;
import dev.orders.localcloud.gateway.model.ResponseType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers without a backend: the request's template renders the status, the response of that status the rest.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html">Mock integrations</a>
 */
final class MockExecutor {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
            .build();

    Outcome execute(Mock integration, Call call, byte[] body) {
        MappingTemplate template = integration.requestTemplates().get(MediaTypes.of(call.header("Content-Type")));
        if (template == null && !passesThrough(integration)) {
            return Outcome.Refusal.of(ResponseType.UNSUPPORTED_MEDIA_TYPE, "no request template for the content type");
        }
        long start = System.nanoTime();
        Integer status =
                statusCode(template == null ? new String(body, StandardCharsets.UTF_8) : template.render(call));
        if (status == null) {
            return Outcome.Refusal.of(
                    ResponseType.API_CONFIGURATION_ERROR, "the mock's request is no object with a statusCode");
        }
        call.trail().integrated("mock " + status, start);
        IntegrationResponse response = select(integration.responses(), String.valueOf(status));
        return response == null
                ? Outcome.Refusal.of(ResponseType.API_CONFIGURATION_ERROR, "no integration response for " + status)
                : answer(response, call);
    }

    private static boolean passesThrough(Mock integration) {
        return switch (integration.passthroughBehavior()) {
            case WHEN_NO_MATCH -> true;
            case WHEN_NO_TEMPLATES -> integration.requestTemplates().isEmpty();
            case NEVER -> false;
        };
    }

    private static @Nullable Integer statusCode(String rendered) {
        try {
            JsonNode status = JSON.readTree(rendered).path("statusCode");
            return status.isInt() ? status.intValue() : null;
        } catch (JacksonException e) {
            return null;
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

    private static Outcome answer(IntegrationResponse response, Call call) {
        List<Field> headers = new ArrayList<>();
        Map.Entry<String, MappingTemplate> template = MediaTypes.forAnswer(response.templates(), call.header("Accept"));
        headers.add(new Field("Content-Type", template == null ? MediaTypes.JSON : template.getKey()));
        response.headers().forEach((name, source) -> {
            String value = source.value(call);
            if (value != null) {
                headers.removeIf(field -> field.is(name));
                headers.add(new Field(name, value));
            }
        });
        String text = template == null ? "" : template.getValue().render(call);
        return new Outcome.Answer(response.statusCode(), headers, text.getBytes(StandardCharsets.UTF_8));
    }
}
