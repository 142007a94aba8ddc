package dev.orders.localcloud.gateway;

import dev.orders.localcloud.gateway.model.Integration.PassthroughBehavior;
import dev.orders.localcloud.gateway.model.MediaTypes;
import dev.orders.localcloud.gateway.model.ResponseType;
import dev.orders.localcloud.gateway.template.MappingTemplate;
import dev.orders.localcloud.gateway.template.Overrides;
import dev.orders.localcloud.gateway.template.TemplateException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Makes an integration's request of the method's, by the template of its media type. */
final class RequestTemplates {

    private RequestTemplates() {}

    /** The payload for the integration, or why there is none. */
    sealed interface Mapped {
        record Payload(byte[] body) implements Mapped {}

        record Refused(Outcome.Refusal refusal) implements Mapped {}
    }

    static Mapped map(
            Map<String, MappingTemplate> templates,
            PassthroughBehavior behavior,
            Call call,
            byte[] body,
            Overrides overrides) {
        MappingTemplate template = templates.get(MediaTypes.of(call.header("Content-Type")));
        if (template == null) {
            return behavior.passes(templates)
                    ? new Mapped.Payload(body)
                    : refused(ResponseType.UNSUPPORTED_MEDIA_TYPE, "no request template for the content type");
        }
        try {
            String text = template.render(TemplateScopes.of(call, body, overrides));
            return new Mapped.Payload(text.getBytes(StandardCharsets.UTF_8));
        } catch (TemplateException.NoJson e) {
            return refused(ResponseType.BAD_REQUEST_BODY, "the request's template: " + e.getMessage());
        } catch (TemplateException e) {
            return refused(ResponseType.API_CONFIGURATION_ERROR, "the request's template: " + e.getMessage());
        }
    }

    private static Mapped refused(ResponseType type, String why) {
        return new Mapped.Refused(Outcome.Refusal.of(type, why));
    }
}
