package dev.orders.localcloud.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The input of an operation, from where its protocol puts it. */
final class Inputs {

    private Inputs() {}

    /** @throws AwsException for a body that is not well-formed, or a member that is there twice */
    static ObjectNode of(Addressee.Operation operation, byte[] body) {
        ObjectNode parameters = operation.parameters();
        if (parameters == null) {
            return document(operation.protocol(), body);
        }
        return operation.protocol() == Protocol.REST_JSON ? merged(parameters, body) : parameters;
    }

    private static ObjectNode merged(ObjectNode parameters, byte[] body) {
        ObjectNode input =
                body.length == 0 ? JsonNodeFactory.instance.objectNode() : document(Protocol.REST_JSON, body);
        parameters.properties().forEach(parameter -> {
            if (input.has(parameter.getKey())) {
                throw Errors.malformed(
                        Protocol.REST_JSON, "The member '%s' is there twice.".formatted(parameter.getKey()));
            }
            input.set(parameter.getKey(), parameter.getValue());
        });
        return input;
    }

    private static ObjectNode document(Protocol protocol, byte[] body) {
        try {
            if (Documents.read(protocol, body) instanceof ObjectNode input) {
                return input;
            }
        } catch (JacksonException malformed) {
            // The parser's own message quotes the body, which may hold what belongs in no log.
            throw Errors.malformed(protocol, "The request body is not well-formed.");
        }
        throw Errors.malformed(protocol, "The request body is not an object.");
    }

    /** What a path and a query string give. */
    static ObjectNode parameters(ObjectNode path, @Nullable String query) {
        ObjectNode parameters = QueryParameters.parse(query, new byte[0]);
        path.propertyNames().stream().filter(parameters::has).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("The member '" + name + "' is there twice.");
        });
        return parameters.setAll(path);
    }
}
