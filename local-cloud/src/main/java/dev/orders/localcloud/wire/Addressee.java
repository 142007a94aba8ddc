package dev.orders.localcloud.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Whom a request is for. */
sealed interface Addressee {

    Protocol protocol();

    /** The XML namespace of the query protocol's errors. */
    String namespace();

    /**
     * An operation's name and the service that may know it.
     *
     * @param parameters what is not in the body: all of the query protocol, path and query string of REST-JSON; null for
     *     JSON
     * @param payload whether the body is one blob
     */
    record Operation(
            AwsService service,
            Protocol protocol,
            String name,
            @Nullable ObjectNode parameters,
            boolean payload) implements Addressee {

        Operation(AwsService service, Protocol protocol, String name, @Nullable ObjectNode parameters) {
            this(service, protocol, name, parameters, false);
        }

        @Override
        public String namespace() {
            return QueryXml.namespace(service);
        }
    }

    /** No service here. */
    record Nobody(Protocol protocol, AwsException refusal) implements Addressee {

        static Nobody unknown(Protocol protocol, String message) {
            return new Nobody(protocol, Errors.unknownOperation(protocol, message));
        }

        @Override
        public String namespace() {
            return "https://sts.amazonaws.com/doc/2011-06-15/";
        }
    }
}
