package dev.orders.localcloud.gateway;

import dev.orders.localcloud.gateway.RequestTemplates.Mapped;
import dev.orders.localcloud.gateway.model.Integration.Mock;
import dev.orders.localcloud.gateway.model.ResponseType;
import dev.orders.localcloud.gateway.template.Overrides;
import java.nio.charset.StandardCharsets;
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
        long start = System.nanoTime();
        Overrides overrides = new Overrides();
        Mapped mapped = RequestTemplates.map(
                integration.requestTemplates(), integration.passthroughBehavior(), call, body, overrides);
        return switch (mapped) {
            case Mapped.Refused refused -> refused.refusal();
            case Mapped.Payload payload -> {
                Integer status = statusCode(new String(payload.body(), StandardCharsets.UTF_8));
                if (status == null) {
                    yield Outcome.Refusal.of(
                            ResponseType.API_CONFIGURATION_ERROR, "the mock's request is no object with a statusCode");
                }
                call.trail().integrated("mock " + status, start);
                yield IntegrationResponses.answer(
                        integration.responses(), status, call, payload.body(), false, overrides);
            }
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
}
