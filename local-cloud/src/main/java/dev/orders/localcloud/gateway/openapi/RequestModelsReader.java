package dev.orders.localcloud.gateway.openapi;

import dev.orders.localcloud.gateway.model.BodyModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which model an operation's body has to fit: its {@code requestBody}, in force through a validator. */
final class RequestModelsReader {

    private final Map<String, BodyModel> models;
    private final Set<String> validators;

    /** @param validators the document's {@code x-amazon-apigateway-request-validators} */
    RequestModelsReader(Map<String, BodyModel> models, @Nullable Node validators) {
        this.models = models;
        this.validators = validators == null ? Set.of() : names(validators);
    }

    private static Set<String> names(Node validators) {
        Set<String> names = new HashSet<>();
        for (Node validator : validators.members()) {
            validator.allow(Set.of("validateRequestBody", "validateRequestParameters"));
            expect(validator.required("validateRequestBody"), true);
            expect(validator.required("validateRequestParameters"), false);
            names.add(validator.name());
        }
        return names;
    }

    private static void expect(Node flag, boolean executed) {
        if (!flag.value().isBoolean() || flag.value().booleanValue() != executed) {
            throw flag.refusal("only " + executed + " is executed");
        }
    }

    /** By media type. */
    Map<String, BodyModel> read(Node operation) {
        Node body = operation.member("requestBody");
        Node validator = operation.member("x-amazon-apigateway-request-validator");
        if (validator != null && !validators.contains(validator.text())) {
            throw validator.refusal("there is no validator '" + validator.text() + "'");
        }
        if (body == null || validator == null) {
            Node alone = body == null ? validator : body;
            if (alone != null) {
                throw alone.refusal("a body is validated where it has a model and a validator");
            }
            return Map.of();
        }
        Map<String, BodyModel> read = new HashMap<>();
        body.allow(Set.of("description", "required", "content"));
        for (Node content : body.required("content").members()) {
            Node schema = content.allow(Set.of("schema")).required("schema").allow(Set.of("$ref"));
            BodyModel model = models.get(schema.required("$ref").text());
            if (model == null) {
                throw schema.required("$ref").refusal("there is no such model");
            }
            read.put(content.name().toLowerCase(Locale.ROOT), model);
        }
        return read;
    }
}
