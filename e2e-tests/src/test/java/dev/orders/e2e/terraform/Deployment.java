package dev.orders.e2e.terraform;

import dev.orders.e2e.environment.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole of the project's Terraform, applied to an emulator.
 *
 * @param definitions rendered by Terraform with the values that the deployment has
 */
record Deployment(Emulator emulator, Terraform root, Environment environment, Map<String, JsonNode> definitions)
        implements AutoCloseable {

    // The later file wins: the emulator's certificate and images in place of the examples'.
    static final String DEVELOPMENT = "-var-file=environments/dev.tfvars";
    static final String PRODUCTION = "-var-file=environments/prod.tfvars";
    private static final String EMULATOR = "-var-file=emulator.tfvars.json";

    /** Order of tests that {@link #change} it: the others find what {@code dev.tfvars} describes. */
    static final int LAST = Integer.MAX_VALUE;

    /** What the build made, and Lambda is to run. */
    static final Path FUNCTIONS = Path.of("..", "functions", "target", "functions.zip")
            .toAbsolutePath()
            .normalize();

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String NAME = "orders-dev";
    static final String HOST = "orders.test.example.com";

    static Deployment start() {
        Emulator emulator = Emulator.start(HOST);
        try {
            Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "deployment-");
            Terraform root = new Terraform(Terraform.copy(folder).folder(), emulator.variables());
            write(folder, inputs(emulator));
            root.initWithLocalState();
            Environment environment = apply(root);
            Map<String, JsonNode> definitions =
                    Rendering.byTerraform(folder, values(environment)).documents();
            return new Deployment(emulator, root, environment, definitions);
        } catch (IOException e) {
            emulator.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException | AssertionError e) {
            emulator.close();
            throw e;
        }
    }

    /** Changes what there is to an API of another type, and to a web front end behind CloudFront. Answers what there is then. */
    Environment change(String endpointType) {
        String certificate =
                "arn:aws:acm:us-east-1:" + Emulator.ACCOUNT_ID + ":certificate/00000000-0000-0000-0000-000000000000";
        Map<String, Object> inputs = new TreeMap<>(inputs(emulator));
        inputs.put("endpoint_type", endpointType);
        inputs.put(
                "web",
                Map.of(
                        "domain",
                        HOST,
                        "certificate_arn",
                        emulator.certificateArn(),
                        "edge",
                        Map.of("certificate_arn", certificate)));
        try {
            write(root.folder(), inputs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return apply(root);
    }

    private static void write(Path folder, Map<String, Object> inputs) throws IOException {
        Files.writeString(folder.resolve("emulator.tfvars.json"), JSON.writeValueAsString(inputs));
    }

    private static Environment apply(Terraform root) {
        root.succeed("apply", "-auto-approve", "-no-color", "-input=false", DEVELOPMENT, EMULATOR);
        return new Environment(JSON.readTree(root.succeed("output", "-json")));
    }

    private static Map<String, Object> inputs(Emulator emulator) {
        String registry = Emulator.ACCOUNT_ID + ".dkr.ecr." + Emulator.REGION + ".amazonaws.com/orders/";
        return Map.of(
                "web",
                Map.of("domain", HOST, "certificate_arn", emulator.certificateArn()),
                "images",
                Map.of(
                        "api-service", registry + "api-service:0.1.0",
                        "web-frontend", registry + "web-frontend:0.1.0"),
                "functions_package",
                FUNCTIONS.toString());
    }

    /** What the outputs say, and for what they don't say something that no test looks at. */
    private static Map<String, String> values(Environment environment) {
        Map<String, String> values = new TreeMap<>(Map.of(
                "account_id",
                Emulator.ACCOUNT_ID,
                "name",
                NAME,
                "stage",
                "v1",
                "identity_provider",
                environment.identityProvider(),
                "api_service_url",
                "http://api-service",
                "vpc_link_id",
                "unseen"));
        values.put(
                "user_pool_arn",
                "arn:aws:cognito-idp:" + Emulator.REGION + ":" + Emulator.ACCOUNT_ID + ":userpool/"
                        + environment.get("user_pool_id"));
        values.put("mail_from", "orders@" + HOST);
        values.put("auto_approve_below", "10000");
        values.put("decide_within_seconds", "86400");
        values.put("escalation_within_seconds", "86400");
        for (String output : List.of(
                "region",
                "web_url",
                "api_url",
                "hosted_ui_url",
                "issuer",
                "user_pool_id",
                "web_client_id",
                "public_client_id",
                "public_client_callback_url",
                "identity_pool_id")) {
            values.put(output, environment.get(output));
        }
        return values;
    }

    JsonNode plan(String environment) {
        root.succeed("plan", "-no-color", "-input=false", "-out=plan", environment, EMULATOR);
        return JSON.readTree(root.succeed("show", "-json", "plan"));
    }

    /** What a destroy would do to what the last apply left. */
    JsonNode destroyPlan() {
        root.succeed(
                "plan", "-destroy", "-refresh=false", "-no-color", "-input=false", "-out=plan", DEVELOPMENT, EMULATOR);
        return JSON.readTree(root.succeed("show", "-json", "plan"));
    }

    /** What the resources of each type are to be. */
    static Map<String, List<JsonNode>> planned(JsonNode plan) {
        return StreamSupport.stream(plan.get("resource_changes").spliterator(), false)
                .filter(resource -> resource.at("/change/after").isObject())
                .collect(Collectors.groupingBy(
                        resource -> resource.get("type").asString(),
                        Collectors.mapping(resource -> resource.at("/change/after"), Collectors.toList())));
    }

    /** A rendered definition without its spelling. */
    String definition(String file) {
        return Rendering.normal(definitions.get(file));
    }

    /** The entries of a definition's one map, such as the roles of {@code roles.yaml}, by key. */
    Map<String, JsonNode> entries(String file) {
        Map<String, JsonNode> entries = new TreeMap<>();
        definitions
                .get(file)
                .get(file.replace(".yaml", ""))
                .properties()
                .forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        return entries;
    }

    @Override
    public void close() {
        emulator.close();
    }
}
