package dev.orders.localcloud.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One case of a file below {@code policy/}: who asks what under which policies, and what IAM answers. What a case leaves
 * out is a customer's {@code GetItem} on the orders table. {@code allowIf} is short for an identity policy with one Allow
 * of everything under that condition; {@code denyIf} for one that allows everything and denies under it.
 */
record PolicyCase(String file, JsonNode json) {

    static final String TABLE = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders-local-orders";

    private static final JsonMapper JSON = new JsonMapper();

    static List<Path> files() {
        try (Stream<Path> files = Files.list(Path.of(
                Objects.requireNonNull(PolicyCase.class.getResource("/policy")).toURI()))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static List<PolicyCase> in(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            List<PolicyCase> cases = new ArrayList<>();
            JSON.readTree(bytes).forEach(json -> cases.add(new PolicyCase(String.valueOf(file.getFileName()), json)));
            return cases;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<PolicyCase> all() {
        return files().stream().flatMap(file -> in(file).stream()).toList();
    }

    String name() {
        return json.path("name").asString();
    }

    String expected() {
        return json.path("expect").asString();
    }

    @Nullable
    String reason() {
        return json.has("reason") ? json.get("reason").asString() : null;
    }

    @Nullable
    List<String> statements() {
        return json.has("statements")
                ? json.get("statements").valueStream().map(JsonNode::asString).toList()
                : null;
    }

    @Nullable
    List<String> nearMisses() {
        return json.has("nearMisses")
                ? json.get("nearMisses").valueStream().map(JsonNode::asString).toList()
                : null;
    }

    Decision decide() {
        Principal principal = principal();
        AccessRequest request = request();
        RequestContext global = GlobalContext.of(
                principal,
                Instant.parse(json.path("now").asString("2026-01-31T12:00:00Z")),
                json.path("sourceIp").asString("203.0.113.7"),
                json.path("secure").asBoolean(true),
                "eu-west-1");
        PolicyEngine engine = new PolicyEngine();
        return json.has("trust")
                ? engine.trust(principal, policy("trust", json.get("trust")), request, global)
                : engine.decide(principal, policies(), request, global);
    }

    AccessRequest request() {
        RequestContext.Builder context = RequestContext.builder();
        json.path("context").forEachEntry((key, values) -> context.add(key, texts(values)));
        return new AccessRequest(
                json.path("action").asString("dynamodb:GetItem"),
                json.path("resource").asString(TABLE),
                context.build());
    }

    Principal principal() {
        String name = json.path("principal").asString("customer");
        return switch (name.replaceAll(":.*", "")) {
            case "customer" ->
                new Principal.RoleSession(
                        "123456789012",
                        "AROACUSTOMER",
                        "orders-local-customer",
                        "CognitoIdentityCredentials",
                        json.has("tags") ? tags(json.get("tags")) : Map.of("userId", "sub-1"),
                        Map.of(
                                "cognito-identity.amazonaws.com:sub",
                                List.of("eu-west-1:11111111-2222"),
                                "cognito-identity.amazonaws.com:aud",
                                List.of("eu-west-1:pool"),
                                "cognito-identity.amazonaws.com:amr",
                                List.of("authenticated", "cognito-idp.eu-west-1.amazonaws.com/pool")));
            case "service-role" ->
                new Principal.RoleSession(
                        "123456789012", "AROASERVICE", "orders-local-api-service", "task", Map.of(), Map.of());
            case "alice" -> new Principal.User("123456789012", "AIDAALICE", "alice");
            case "stranger" -> new Principal.User("999999999999", "AIDASTRANGER", "alice");
            case "anonymous" -> new Principal.Anonymous();
            case "service" -> new Principal.Service(name.substring("service:".length()));
            case "federated" ->
                new Principal.Federated(
                        name.substring("federated:".length()),
                        Map.of(
                                "cognito-identity.amazonaws.com:aud", List.of("eu-west-1:pool"),
                                "cognito-identity.amazonaws.com:amr", List.of("authenticated", "provider")));
            default -> throw new IllegalArgumentException(file + ": no principal " + name);
        };
    }

    private Policies policies() {
        Policies policies = Policies.identity(identity());
        if (json.has("boundary")) {
            policies = policies.withBoundary(policy("boundary", json.get("boundary")));
        }
        if (json.has("session")) {
            policies = policies.withSession(list("session"));
        }
        return json.has("resourcePolicy")
                ? policies.withResource(policy("resource", json.get("resourcePolicy")))
                : policies;
    }

    private List<PolicyDocument> identity() {
        if (json.has("allowIf")) {
            return List.of(PolicyDocument.parse("identity", """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":%s}}
                """.formatted(json.get("allowIf"))));
        }
        if (json.has("denyIf")) {
            return List.of(PolicyDocument.parse("identity", """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},
                 {"Effect":"Deny","Action":"*","Resource":"*","Condition":%s}]}
                """.formatted(json.get("denyIf"))));
        }
        return list("identity");
    }

    private List<PolicyDocument> list(String member) {
        List<PolicyDocument> policies = new ArrayList<>();
        JsonNode written = json.path(member);
        if (written.isObject()) {
            policies.add(policy(member, written));
        } else {
            written.forEach(one -> policies.add(policy(member, one)));
        }
        return policies;
    }

    /** A list of statements is short for a document of the newest version. */
    private static PolicyDocument policy(String name, JsonNode written) {
        return PolicyDocument.parse(
                name,
                written.has("Statement")
                        ? written.toString()
                        : "{\"Version\":\"2012-10-17\",\"Statement\":" + written + "}");
    }

    private static Map<String, String> tags(JsonNode written) {
        Map<String, String> tags = new HashMap<>();
        written.forEachEntry((key, value) -> tags.put(key, value.asString()));
        return tags;
    }

    private static List<String> texts(JsonNode node) {
        return node.isArray() ? node.valueStream().map(JsonNode::asString).toList() : List.of(node.asString());
    }

    @Override
    public String toString() {
        return file + ": " + name();
    }
}
