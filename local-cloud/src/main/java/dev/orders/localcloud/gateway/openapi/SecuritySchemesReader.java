package dev.orders.localcloud.gateway.openapi;

import dev.orders.localcloud.gateway.model.Authorization;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Authorizers: so far those of Cognito user pools. */
final class SecuritySchemesReader {

    private static final String COGNITO = "cognito_user_pools";

    private SecuritySchemesReader() {}

    static Map<String, Authorization.CognitoUserPools> read(@Nullable Node schemes, Surroundings surroundings) {
        Map<String, Authorization.CognitoUserPools> authorizers = new HashMap<>();
        if (schemes != null) {
            for (Node scheme : schemes.members()) {
                authorizers.put(scheme.name(), authorizer(scheme, surroundings));
            }
        }
        return authorizers;
    }

    private static Authorization.CognitoUserPools authorizer(Node scheme, Surroundings surroundings) {
        scheme.allow(Set.of(
                "type", "name", "in", "description", "x-amazon-apigateway-authtype", "x-amazon-apigateway-authorizer"));
        expect(scheme.required("type"), "apiKey", "API Gateway imports schemes of type apiKey only");
        expect(scheme.required("in"), "header", "a Cognito authorizer reads a header");
        expect(scheme.required("x-amazon-apigateway-authtype"), COGNITO, "only Cognito authorizers are executed");
        String header = scheme.required("name").text();
        Node authorizer = scheme.required("x-amazon-apigateway-authorizer");
        expect(authorizer.required("type"), COGNITO, "only Cognito authorizers are executed");
        authorizer.allow(Set.of("type", "providerARNs", "identitySource"));
        if (authorizer.member("identitySource") instanceof Node source) {
            expect(source, "method.request.header." + header, "must be the header that the scheme names");
        }
        List<Node> pools = authorizer.required("providerARNs").elements();
        if (pools.size() != 1) {
            throw authorizer.required("providerARNs").refusal("one user pool is executed");
        }
        expect(pools.getFirst(), surroundings.userPoolArn(), "is not the user pool that runs here");
        return new Authorization.CognitoUserPools(header, Set.of());
    }

    private static void expect(Node node, String text, String why) {
        if (!node.text().equals(text)) {
            throw node.refusal("'" + node.text() + "': " + why);
        }
    }
}
