package dev.orders.localcloud.gateway.model;

import dev.orders.localcloud.gateway.template.MappingTemplate;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a method does. AWS_PROXY and HTTP integrations have no type here, so a document that uses one stops the start.
 */
public sealed interface Integration {

    /**
     * Answers from templates alone.
     *
     * @param requestTemplates by media type; what they render names the status
     * @param responses in the document's order; the one without a pattern is the default
     */
    record Mock(
            Map<String, MappingTemplate> requestTemplates,
            PassthroughBehavior passthroughBehavior,
            List<IntegrationResponse> responses)
            implements Integration {}

    /**
     * Passes the whole request to a backend and its answer back.
     *
     * @param uri the backend's URL with its path parameters' places
     * @param timeout for the whole exchange
     */
    record HttpProxy(String httpMethod, UriTemplate uri, List<ParameterMapping> requestParameters, Duration timeout)
            implements Integration {}

    /**
     * Calls an action of an AWS service: templates make its request and the method's answer.
     *
     * @param roleArn whose credentials sign the call
     * @param responses selected by the status that the service answers
     */
    record Aws(
            ServiceAction action,
            String roleArn,
            Map<String, MappingTemplate> requestTemplates,
            PassthroughBehavior passthroughBehavior,
            List<IntegrationResponse> responses)
            implements Integration {}

    /** What happens to a body whose media type has no template. */
    enum PassthroughBehavior {
        WHEN_NO_MATCH,
        WHEN_NO_TEMPLATES,
        NEVER;

        /** Whether a body of a media type without a template is passed as it is. */
        public boolean passes(Map<String, MappingTemplate> templates) {
            return this == WHEN_NO_MATCH || (this == WHEN_NO_TEMPLATES && templates.isEmpty());
        }
    }
}
