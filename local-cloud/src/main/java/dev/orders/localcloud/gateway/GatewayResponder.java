package dev.orders.localcloud.gateway;

import dev.orders.localcloud.gateway.Headers.Field;
import dev.orders.localcloud.gateway.Outcome.Answer;
import dev.orders.localcloud.gateway.model.GatewayResponse;
import dev.orders.localcloud.gateway.model.GatewayResponses;
import dev.orders.localcloud.gateway.model.MediaTypes;
import dev.orders.localcloud.gateway.model.ResponseType;
import dev.orders.localcloud.gateway.model.Substitution;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Answers refusals with the API's gateway responses. */
record GatewayResponder(GatewayResponses responses) {

    Answer answer(Call refused, Outcome.Refusal refusal) {
        ResponseType type = refusal.type();
        GatewayResponse response = responses.of(type);
        Map<String, Substitution> templates =
                response.templates().isEmpty() ? GatewayResponses.BUILT_IN.templates() : response.templates();
        var template = MediaTypes.forAnswer(templates, refused.header("Accept"));
        String text = template == null ? "" : template.getValue().render(refused);
        List<Field> headers = new ArrayList<>();
        headers.add(new Field("Content-Type", template == null ? MediaTypes.JSON : template.getKey()));
        if (type.errorType() != null) {
            headers.add(new Field("x-amzn-ErrorType", type.errorType()));
        }
        response.headers().forEach((name, source) -> {
            String value = source.value(refused);
            if (value != null) {
                headers.removeIf(field -> field.is(name));
                headers.add(new Field(name, value));
            }
        });
        Integer status = response.statusCode();
        return new Answer(status == null ? type.statusCode() : status, headers, text.getBytes(StandardCharsets.UTF_8));
    }
}
