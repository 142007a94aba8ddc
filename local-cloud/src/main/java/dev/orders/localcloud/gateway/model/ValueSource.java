package dev.orders.localcloud.gateway.model;

import org.jspecify.annotations.Nullable;

/**
 * The right side of a parameter mapping.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html">Data mappings</a>
 */
public sealed interface ValueSource {

    /** The value, or null when the request has none: the target is left out then. */
    @Nullable
    String value(RequestVariables request);

    /** {@code 'literal'}. */
    record Literal(String text) implements ValueSource {
        @Override
        public String value(RequestVariables request) {
            return text;
        }
    }

    /** {@code method.request.path.name}. */
    record PathParameter(String name) implements ValueSource {
        @Override
        public @Nullable String value(RequestVariables request) {
            return request.pathParameter(name);
        }
    }

    /** {@code method.request.querystring.name}: the last value wins. */
    record QueryParameter(String name) implements ValueSource {
        @Override
        public @Nullable String value(RequestVariables request) {
            return request.queryParameter(name);
        }
    }

    /** {@code method.request.header.name}: the last value wins. */
    record Header(String name) implements ValueSource {
        @Override
        public @Nullable String value(RequestVariables request) {
            return request.header(name);
        }
    }

    /** {@code context.name} or {@code $context.name}. */
    record Context(String name) implements ValueSource {
        @Override
        public @Nullable String value(RequestVariables request) {
            return request.context(name);
        }
    }
}
