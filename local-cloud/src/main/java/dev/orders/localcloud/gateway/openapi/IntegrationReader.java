package dev.orders.localcloud.gateway.openapi;

import dev.orders.localcloud.gateway.model.Integration;
import dev.orders.localcloud.gateway.model.Integration.PassthroughBehavior;
import dev.orders.localcloud.gateway.openapi.OperationReader.Declared;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * {@code x-amazon-apigateway-integration}.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html">The extension</a>
 */
final class IntegrationReader {

    private static final Set<String> MOCK =
            Set.of("type", "httpMethod", "passthroughBehavior", "requestTemplates", "responses", "timeoutInMillis");
    private static final Set<String> AWS = Set.of(
            "type",
            "httpMethod",
            "uri",
            "credentials",
            "requestParameters",
            "requestTemplates",
            "passthroughBehavior",
            "responses",
            "timeoutInMillis");
    private static final Set<String> HTTP_PROXY = Set.of(
            "type",
            "httpMethod",
            "uri",
            "requestParameters",
            "connectionType",
            "connectionId",
            "passthroughBehavior",
            "timeoutInMillis");
    private static final Set<String> BACKEND_METHODS =
            Set.of("GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH");
    private static final int LONGEST_TIMEOUT = 29_000;

    private final Surroundings surroundings;
    private final MappingReader mappings;

    IntegrationReader(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.mappings = new MappingReader(surroundings);
    }

    Integration read(Node integration, Declared declared) {
        Node type = integration.required("type");
        return switch (type.text().toLowerCase(Locale.ROOT)) {
            case "mock" -> mock(integration.allow(MOCK), declared);
            case "aws" -> aws(integration.allow(AWS), declared);
            case "http_proxy" -> httpProxy(integration.allow(HTTP_PROXY), declared);
            default -> throw type.refusal("integrations of type '" + type.text() + "' are not executed");
        };
    }

    private Integration mock(Node mock, Declared declared) {
        timeout(mock);
        var responses = new IntegrationResponsesReader(mappings).read(mock.required("responses"), declared);
        return new Integration.Mock(
                mappings.templates(mock.member("requestTemplates")), passthroughBehavior(mock), responses);
    }

    private Integration aws(Node aws, Declared declared) {
        timeout(aws);
        Node httpMethod = aws.required("httpMethod");
        if (!httpMethod.text().equals("POST")) {
            throw httpMethod.refusal("an action of a service is called with POST");
        }
        Node role = aws.required("credentials");
        if (!surroundings.roleArns().contains(role.text())) {
            throw role.refusal("is no role of roles.yaml");
        }
        var responses = new IntegrationResponsesReader(mappings).read(aws.required("responses"), declared);
        return new Integration.Aws(
                ServiceActionReader.read(aws, surroundings.region()),
                role.text(),
                mappings.templates(aws.member("requestTemplates")),
                passthroughBehavior(aws),
                responses);
    }

    private Integration httpProxy(Node proxy, Declared declared) {
        connection(proxy);
        if (passthroughBehavior(proxy) == PassthroughBehavior.NEVER) {
            throw proxy.required("passthroughBehavior").refusal("a proxy passes every body");
        }
        Node httpMethod = proxy.required("httpMethod");
        if (!BACKEND_METHODS.contains(httpMethod.text())) {
            throw httpMethod.refusal("'" + httpMethod.text() + "' is not executed");
        }
        var uri = UriReader.read(proxy.required("uri"));
        var parameters = mappings.requestParameters(proxy.member("requestParameters"), declared);
        UriReader.checkMapped(proxy, uri, parameters);
        return new Integration.HttpProxy(httpMethod.text(), uri, parameters, timeout(proxy));
    }

    private void connection(Node proxy) {
        String type = proxy.text("connectionType");
        Node id = proxy.member("connectionId");
        if (type == null || type.equals("INTERNET")) {
            if (id != null) {
                throw id.refusal("has no meaning without a VPC link");
            }
        } else if (!type.equals("VPC_LINK")) {
            throw proxy.required("connectionType").refusal("'" + type + "' is not executed");
        } else if (!proxy.required("connectionId").text().equals(surroundings.vpcLinkId())) {
            throw proxy.required("connectionId").refusal("is not the VPC link that runs here");
        }
    }

    private static PassthroughBehavior passthroughBehavior(Node integration) {
        Node behavior = integration.member("passthroughBehavior");
        if (behavior == null) {
            return PassthroughBehavior.WHEN_NO_MATCH;
        }
        return switch (behavior.text().toUpperCase(Locale.ROOT)) {
            case "WHEN_NO_MATCH" -> PassthroughBehavior.WHEN_NO_MATCH;
            case "WHEN_NO_TEMPLATES" -> PassthroughBehavior.WHEN_NO_TEMPLATES;
            case "NEVER" -> PassthroughBehavior.NEVER;
            default -> throw behavior.refusal("'" + behavior.text() + "' is no behaviour");
        };
    }

    private static Duration timeout(Node integration) {
        Node timeout = integration.member("timeoutInMillis");
        int millis = timeout == null ? LONGEST_TIMEOUT : timeout.integer();
        if (timeout != null && (millis < 50 || millis > LONGEST_TIMEOUT)) {
            throw timeout.refusal("must be 50 to 29000");
        }
        return Duration.ofMillis(millis);
    }
}
