package dev.orders.localcloud.gateway.openapi;

import dev.orders.localcloud.definitions.DefinitionException;
import dev.orders.localcloud.gateway.model.Authorization;
import dev.orders.localcloud.gateway.model.RestApi;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads the document as {@code PutRestApi} imports it.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api.html">Import</a>
 */
public final class RestApiReader {

    private static final Set<String> ROOT = Set.of(
            "openapi",
            "info",
            "tags",
            "paths",
            "components",
            "x-amazon-apigateway-request-validators",
            "x-amazon-apigateway-gateway-responses");

    private RestApiReader() {}

    /** @throws DefinitionException for whatever the gateway does not execute, naming the place */
    public static RestApi read(JsonNode openapi, Surroundings surroundings) {
        Node document = Node.document(openapi);
        if (document.member("security") instanceof Node security) {
            throw security.refusal("API Gateway ignores security at the root: say it on each operation");
        }
        document.allow(ROOT);
        if (!document.required("openapi").text().startsWith("3.0.")) {
            throw document.required("openapi").refusal("only OpenAPI 3.0 is imported");
        }
        document.required("info").allow(Set.of("title", "description", "version"));
        Map<String, Authorization.CognitoUserPools> authorizers = components(document, surroundings);
        OperationReader operations = new OperationReader(document, authorizers, models(document), surroundings);
        return new RestApi(
                new PathsReader(operations).read(document.required("paths")),
                new GatewayResponsesReader(surroundings)
                        .read(document.member("x-amazon-apigateway-gateway-responses")));
    }

    private static RequestModelsReader models(Node document) {
        Node components = document.member("components");
        return new RequestModelsReader(
                ModelsReader.read(components == null ? null : components.member("schemas")),
                document.member("x-amazon-apigateway-request-validators"));
    }

    private static Map<String, Authorization.CognitoUserPools> components(Node document, Surroundings surroundings) {
        Node components = document.member("components");
        if (components == null) {
            return Map.of();
        }
        components.allow(Set.of("responses", "parameters", "schemas", "securitySchemes"));
        return SecuritySchemesReader.read(components.member("securitySchemes"), surroundings);
    }
}
