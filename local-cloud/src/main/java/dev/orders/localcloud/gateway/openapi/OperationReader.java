package dev.orders.localcloud.gateway.openapi;

import dev.orders.localcloud.gateway.model.Authorization;
import dev.orders.localcloud.gateway.model.Method;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One operation: its parameters, responses, security and integration. */
final class OperationReader {

    private static final Set<String> MEMBERS = Set.of(
            "operationId",
            "summary",
            "description",
            "tags",
            "parameters",
            "responses",
            "security",
            "requestBody",
            "x-amazon-apigateway-request-validator",
            "x-amazon-apigateway-integration");

    private final Node document;
    private final Map<String, Authorization.CognitoUserPools> authorizers;
    private final RequestModelsReader models;
    private final IntegrationReader integrations;

    OperationReader(
            Node document,
            Map<String, Authorization.CognitoUserPools> authorizers,
            RequestModelsReader models,
            Surroundings surroundings) {
        this.document = document;
        this.authorizers = authorizers;
        this.models = models;
        this.integrations = new IntegrationReader(surroundings);
    }

    Method read(String path, String httpMethod, Node operation) {
        operation.allow(MEMBERS);
        Declared declared = new Declared(parameters(path, operation), responses(operation.required("responses")));
        return new Method(
                path,
                httpMethod,
                authorization(operation.member("security")),
                models.read(operation),
                integrations.read(operation.required("x-amazon-apigateway-integration"), declared));
    }

    /** What mappings of the operation may refer to: names by place, and headers by status. */
    record Declared(Set<String> parameters, Map<Integer, Set<String>> responseHeaders) {
        boolean hasParameter(String place, String name) {
            return parameters.contains(place + " " + name);
        }
    }

    private Set<String> parameters(String path, Node operation) {
        Set<String> declared = new HashSet<>();
        Node list = operation.member("parameters");
        for (Node element : list == null ? List.<Node>of() : list.elements()) {
            Node parameter =
                    element.resolved(document).allow(Set.of("name", "in", "required", "description", "schema"));
            String name = parameter.required("name").text();
            String place = parameter.required("in").text();
            if (!Set.of("path", "query", "header").contains(place)) {
                throw parameter.required("in").refusal("API Gateway knows path, query and header");
            }
            if (place.equals("path") && !path.contains("{" + name + "}")) {
                throw parameter.refusal("the path has no {" + name + "}");
            }
            if (!declared.add(place + " " + name)) {
                throw parameter.refusal("declared twice");
            }
        }
        for (String segment : path.split("/", -1)) {
            if (segment.startsWith("{") && !declared.contains("path " + segment.substring(1, segment.length() - 1))) {
                throw operation.refusal("the path parameter " + segment + " is not declared");
            }
        }
        return declared;
    }

    private Map<Integer, Set<String>> responses(Node responses) {
        Map<Integer, Set<String>> headers = new HashMap<>();
        for (Node element : responses.members()) {
            Node response = element.resolved(document).allow(Set.of("description", "headers"));
            Node declared = response.member("headers");
            headers.put(
                    element.named().status(),
                    declared == null
                            ? Set.of()
                            : Set.copyOf(
                                    declared.members().stream().map(Node::name).toList()));
        }
        return headers;
    }

    private Authorization authorization(@Nullable Node security) {
        if (security == null || security.elements().isEmpty()) {
            return new Authorization.None();
        }
        if (security.elements().size() != 1
                || security.elements().getFirst().members().size() != 1) {
            throw security.refusal("one security scheme to a method");
        }
        Node requirement = security.elements().getFirst().members().getFirst();
        Authorization.CognitoUserPools authorizer = authorizers.get(requirement.name());
        if (authorizer == null) {
            throw requirement.refusal("there is no security scheme '" + requirement.name() + "'");
        }
        return new Authorization.CognitoUserPools(
                authorizer.header(),
                Set.copyOf(requirement.elements().stream().map(Node::text).toList()));
    }
}
