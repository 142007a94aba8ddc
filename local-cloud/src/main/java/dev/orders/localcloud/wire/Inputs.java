package dev.orders.localcloud.wire;

import dev.orders.localcloud.signing.ReceivedRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
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
        return operation.protocol() == Protocol.REST_JSON && !operation.payload()
                ? merged(parameters, body)
                : parameters;
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

    /**
     * What path, query string and headers give.
     *
     * @throws IllegalArgumentException for a header that is there twice, and for what the query string says in place of path
     *     or headers
     */
    static ObjectNode parameters(RestApi.Found found, ReceivedRequest request) {
        ObjectNode parameters = QueryParameters.parse(request.query(), new byte[0]);
        Map<String, String> headers = found.route().headers();
        Stream.concat(found.input().propertyNames().stream(), headers.values().stream())
                .filter(parameters::has)
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("The member '" + name + "' is there twice.");
                });
        headers.forEach((header, member) -> {
            List<String> lines = request.header(header.toLowerCase(Locale.ROOT));
            if (lines.size() > 1) {
                throw new IllegalArgumentException("The header '" + header + "' is there twice.");
            }
            lines.forEach(value -> parameters.put(member, value));
        });
        return parameters.setAll(found.input());
    }
}
