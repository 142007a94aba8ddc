package dev.orders.e2e.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.e2e.environment.Environment;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMapping;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.iam.IamClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Terraform applied for real, to an emulator of AWS: what was created is what the definitions say. What the emulator does with
 * it proves nothing, the local cloud is there for that.
 */
@NeedsEmulator
class ApplyIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Deployment deployment;
    static Emulator emulator;
    static Environment environment;
    static Map<String, JsonNode> definitions;

    @BeforeAll
    static void apply(Deployment deployed) {
        deployment = deployed;
        emulator = deployed.emulator();
        environment = deployed.environment();
        definitions = deployed.definitions();
    }

    @Test
    void rolesTrustAndMayWhatTheirDefinitionsSay() {
        try (IamClient iam = emulator.client(IamClient.builder())) {
            JsonNode roles = definitions.get("roles.yaml").get("roles");
            assertThat(roles).isNotEmpty();
            for (JsonNode role : roles) {
                String name = role.get("name").asString();
                assertThat(document(iam.getRole(r -> r.roleName(name)).role().assumeRolePolicyDocument()))
                        .isEqualTo(deployment.definition(
                                "trust/" + role.get("trust").asString()));
                List<String> policies =
                        iam.listRolePolicies(r -> r.roleName(name)).policyNames();
                assertThat(policies).hasSize(role.get("policies").size());
                for (JsonNode file : role.get("policies")) {
                    String policy = file.asString().replace(".json", "");
                    assertThat(document(iam.getRolePolicy(r -> r.roleName(name).policyName(policy))
                                    .policyDocument()))
                            .isEqualTo(deployment.definition("policies/" + file.asString()));
                }
            }
        }
    }

    @Test
    void tablesHaveTheKeysOfTheirDefinitions() {
        try (DynamoDbClient dynamoDb = emulator.client(DynamoDbClient.builder())) {
            for (JsonNode table : definitions.get("tables.yaml").get("tables")) {
                String name = table.get("name").asString();
                List<String> keys = dynamoDb.describeTable(r -> r.tableName(name)).table().keySchema().stream()
                        .map(KeySchemaElement::attributeName)
                        .toList();
                assertThat(keys.getFirst())
                        .isEqualTo(table.at("/partitionKey/name").asString());
                assertThat(keys).hasSize(table.has("sortKey") ? 2 : 1);
                assertThat(dynamoDb.describeTimeToLive(r -> r.tableName(name))
                                .timeToLiveDescription()
                                .attributeName())
                        .isEqualTo(table.path("timeToLiveAttribute").asString(null));
                assertThat(dynamoDb.describeContinuousBackups(r -> r.tableName(name))
                                .continuousBackupsDescription()
                                .pointInTimeRecoveryDescription()
                                .pointInTimeRecoveryStatusAsString())
                        .isEqualTo("ENABLED");
            }
        }
    }

    @Test
    void catalogueIsSeeded() {
        try (DynamoDbClient dynamoDb = emulator.client(DynamoDbClient.builder())) {
            Map<String, String> prices =
                    dynamoDb.scan(r -> r.tableName(environment.get("products_table"))).items().stream()
                            .collect(Collectors.toMap(
                                    item -> item.get("sku").s(),
                                    item -> value(item, "name") + " "
                                            + item.get("unitPrice").n() + " " + value(item, "currency")));
            Map<String, String> defined = new TreeMap<>();
            for (JsonNode product : definitions.get("products.yaml").get("products")) {
                defined.put(
                        product.get("sku").asString(),
                        product.get("name").asString() + " "
                                + product.get("unitPrice").asLong() + " "
                                + product.get("currency").asString());
            }
            assertThat(prices).isEqualTo(defined).isNotEmpty();
        }
    }

    @Test
    void identityPoolGivesRolesByGroupAndTagsByClaim() {
        try (CognitoIdentityClient pool = emulator.client(CognitoIdentityClient.builder())) {
            String id = environment.get("identity_pool_id");
            String provider = environment.identityProvider();
            Map<String, RoleMapping> mappings =
                    pool.getIdentityPoolRoles(r -> r.identityPoolId(id)).roleMappings();
            assertThat(mappings)
                    .containsOnlyKeys(
                            provider + ":" + environment.get("web_client_id"),
                            provider + ":" + environment.get("public_client_id"))
                    .allSatisfy((client, mapping) -> assertThat(
                                    mapping.typeAsString() + " " + mapping.ambiguousRoleResolutionAsString())
                            .isEqualTo("Token Deny"));
            assertThat(pool.getPrincipalTagAttributeMap(
                                    r -> r.identityPoolId(id).identityProviderName(provider))
                            .principalTags())
                    .isEqualTo(Map.of("userId", "sub"));
        }
    }

    @Test
    void apiHasTheRoutesOfItsDocument() throws IOException, InterruptedException {
        Map<String, String> created = new TreeMap<>();
        for (JsonNode resource : gateway("/resources").get("item")) {
            resource.path("resourceMethods").properties().forEach(method -> {
                JsonNode integration = method.getValue().get("methodIntegration");
                created.put(
                        method.getKey() + " " + resource.get("path").asString(),
                        integration.get("type").asString().toLowerCase() + " "
                                + pathOf(integration.path("uri").asString("")));
            });
        }
        Map<String, String> defined = new TreeMap<>();
        definitions
                .get("openapi.yaml")
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    JsonNode integration = method.getValue().get("x-amazon-apigateway-integration");
                    defined.put(
                            method.getKey().toUpperCase() + " " + path.getKey(),
                            integration.get("type").asString() + " "
                                    + pathOf(integration.path("uri").asString("")));
                }));
        assertThat(created).isEqualTo(defined).isNotEmpty();
    }

    @Test
    void secondPlanChangesNothingThatAwsWouldAnswerFor() {
        assertThat(EmulatorDifferences.of(deployment.plan(Deployment.DEVELOPMENT)))
                .isSubsetOf(EmulatorDifferences.EXPECTED.keySet());
    }

    @Test
    void productionIsProtectedAndKeepsItsLogs() {
        Map<String, List<JsonNode>> planned = Deployment.planned(deployment.plan(Deployment.PRODUCTION));
        assertThat(planned.get("aws_dynamodb_table"))
                .hasSize(definitions.get("tables.yaml").get("tables").size())
                .allMatch(table -> table.get("deletion_protection_enabled").asBoolean());
        assertThat(planned.get("aws_cognito_user_pool"))
                .hasSize(1)
                .allMatch(pool -> pool.get("deletion_protection").asString().equals("ACTIVE"));
        assertThat(planned.get("aws_lb"))
                .hasSize(2)
                .allMatch(balancer -> balancer.get("enable_deletion_protection").asBoolean());
        assertThat(planned.get("aws_nat_gateway")).hasSize(3);
        assertThat(planned.get("aws_cloudwatch_log_group"))
                .hasSizeGreaterThan(3)
                .allMatch(group -> group.get("retention_in_days").asInt() == 365);
    }

    private static JsonNode gateway(String path) throws IOException, InterruptedException {
        String api = URI.create(environment.apiUrl()).getHost().split("\\.")[0];
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = emulator.request("apigateway", "/restapis/" + api + path);
            return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
        }
    }

    private static String pathOf(String uri) {
        return uri.replaceFirst("^http://[^/]+", "");
    }

    /** IAM answers policies URL-encoded. */
    private static String document(String encoded) {
        return Rendering.normal(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
    }

    private static String value(Map<String, AttributeValue> item, String attribute) {
        return item.get(attribute).s();
    }
}
