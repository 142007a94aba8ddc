package dev.orders.localcloud.workflow;

import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.definitions.ProjectDefinitions;
import dev.orders.localcloud.definitions.WorkflowsDefinition;
import dev.orders.localcloud.definitions.WorkflowsDefinition.Type;
import dev.orders.localcloud.definitions.WorkflowsDefinition.Workflow;
import dev.orders.localcloud.policy.AccessRequest;
import dev.orders.localcloud.policy.Policies;
import dev.orders.localcloud.policy.PolicyDocument;
import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.signing.AccessKeys;
import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import dev.orders.localcloud.signing.SigningConfiguration;
import dev.orders.localcloud.state.StateConfiguration;
import dev.orders.localcloud.state.StateSettings;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.AwsAnswer;
import dev.orders.localcloud.wire.AwsCall;
import dev.orders.localcloud.wire.AwsException;
import dev.orders.localcloud.wire.AwsService;
import dev.orders.localcloud.wire.PolicySource;
import dev.orders.localcloud.wire.Protocol;
import dev.orders.localcloud.wire.RestApi;
import dev.orders.localcloud.wire.RoleCredentials;
import dev.orders.localcloud.wire.ServiceRole;
import dev.orders.localcloud.wire.WireConfiguration;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** Step Functions with a few machines, and tables that note what they are called with. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({SigningConfiguration.class, WireConfiguration.class, StateConfiguration.class, WorkflowConfiguration.class})
class WorkflowCloud {

    static final String FUNCTION_ARN = "arn:aws:lambda:eu-west-1:123456789012:function:";
    static final String ARN = "arn:aws:states:eu-west-1:123456789012:stateMachine:";

    static final AccessKey OPERATOR = key("operator");
    static final AccessKey NOBODY = key("nobody");

    private static final String OPERATORS = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "states:*", "Resource": "*"}]}
            """;
    private static final String MACHINES =
            """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "dynamodb:PutItem", "Resource": "*"},
              {"Effect": "Allow", "Action": "states:StartExecution", "Resource": ["%1$swaiting", "%1$sreading"]},
              {"Effect": "Allow", "Action": "lambda:InvokeFunction", "NotResource": "%3$sforbidden"},
              {"Effect": "Allow", "Action": ["states:DescribeExecution", "states:StopExecution"],
                "Resource": "%2$swaiting:*"}]}
            """.formatted(ARN, ARN.replace(":stateMachine:", ":execution:"), FUNCTION_ARN);

    private static final Map<String, String> DOCUMENTS = new TreeMap<>(Map.of(
            "waiting", task("aws-sdk:dynamodb:putItem.waitForTaskToken", """
                    {"TableName": "t", "Token": "{% $states.context.Task.Token %}"}"""),
            "writing", task("aws-sdk:dynamodb:putItem", """
                    {"TableName": "{% $states.input.table %}"}"""),
            "reading", task("aws-sdk:dynamodb:getItem", """
                    {"TableName": "t"}"""),
            "parent", task("states:startExecution", """
                    {"StateMachineArn": "%swaiting", "Input": {"from": "parent"}}""".formatted(ARN)),
            "quick", """
            {"QueryLanguage": "JSONata", "StartAt": "Sum", "States": {"Sum": {"Type": "Pass",
              "Output": {"sum": "{% $states.input.a + $states.input.b %}"}, "End": true}}}"""));

    static {
        DOCUMENTS.put("awaits-text", task("states:startExecution.sync", child("waiting")));
        DOCUMENTS.put("awaits-json", task("states:startExecution.sync:2", child("waiting")));
        DOCUMENTS.put(
                "awaits-a-second",
                task("states:startExecution.sync:2", child("waiting"))
                        .replace("\"End\"", "\"TimeoutSeconds\": 1, \"End\""));
        DOCUMENTS.put("awaits-unseen", task("states:startExecution.sync:2", child("reading")));
    }

    static {
        DOCUMENTS.put("invoking", task("lambda:invoke", """
                {"FunctionName": "{% $states.input.function %}", "Payload": {"sku": "{% $states.input.sku %}"},
                 "Qualifier": "live"}"""));
        DOCUMENTS.put("invoking-token", task("lambda:invoke.waitForTaskToken", """
                {"FunctionName": "{% $states.input.function %}",
                 "Payload": {"token": "{% $states.context.Task.Token %}"}}"""));
        DOCUMENTS.put("invoking-event", task("lambda:invoke", """
                {"FunctionName": "prices", "InvocationType": "Event"}"""));
    }

    private static String child(String machine) {
        return """
                {"StateMachineArn": "%s%s", "Input": {"from": "parent"}}""".formatted(ARN, machine);
    }

    private static String task(String resource, String arguments) {
        return """
                {"QueryLanguage": "JSONata", "StartAt": "Do", "States": {"Do": {"Type": "Task",
                  "Resource": "arn:aws:states:::%s", "Arguments": %s, "End": true}}}""".formatted(resource, arguments);
    }

    static AccessKey key(String role) {
        return new AccessKey(
                "ASIA" + role.toUpperCase(java.util.Locale.ROOT),
                role + "-secret",
                role + "-token",
                Instant.MAX,
                new Principal.RoleSession("123456789012", "AROA" + role, role, "test", Map.of(), Map.of()));
    }

    /** Remembers calls; refuses the table that is not there as DynamoDB does. */
    static final class Tables implements AwsService {
        final Queue<JsonNode> calls = new ConcurrentLinkedQueue<>();

        @Override
        public String signingName() {
            return "dynamodb";
        }

        @Override
        public Protocol protocol() {
            return Protocol.JSON_1_0;
        }

        @Override
        public String target() {
            return "DynamoDB_20120810";
        }

        @Override
        public Access access(AwsCall call) {
            return new Access.Permitted(
                    List.of(new AccessRequest("dynamodb:" + call.operation(), "arn:aws:dynamodb:::table/t")));
        }

        @Override
        public AwsAnswer execute(AwsCall call) {
            calls.add(call.input());
            String table = call.input().path("TableName").asString("");
            return switch (table) {
                case "taken" ->
                    throw new AwsException(
                            400, "com.amazonaws#ConditionalCheckFailedException", "The conditional request failed");
                case "large" -> answer("{\"Attributes\": {\"a\": {\"S\": \"" + "x".repeat(300_000) + "\"}}}");
                default -> answer("{}");
            };
        }

        private static AwsAnswer answer(String body) {
            return new AwsAnswer(200, body.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Invokes what the name of the function says, and remembers the payloads. */
    static final class Functions implements AwsService {
        final Queue<JsonNode> invocations = new ConcurrentLinkedQueue<>();

        @Override
        public String signingName() {
            return "lambda";
        }

        @Override
        public Protocol protocol() {
            return Protocol.REST_JSON;
        }

        @Override
        public String target() {
            return "";
        }

        @Override
        public RestApi restApi() {
            return new RestApi(
                    "/2015-03-31/functions",
                    List.of(new RestApi.Route("POST", "/{FunctionName}/invocations", "Invoke")));
        }

        @Override
        public Access access(AwsCall call) {
            String name = call.input().path("FunctionName").asString("");
            String arn = name.startsWith("arn:") ? name : FUNCTION_ARN + name;
            return new Access.Permitted(List.of(new AccessRequest("lambda:InvokeFunction", arn)));
        }

        @Override
        public AwsAnswer execute(AwsCall call) {
            invocations.add(call.input());
            String name = call.input().path("FunctionName").asString("");
            return switch (name.substring(name.lastIndexOf(':') + 1)) {
                case "fails" ->
                    answer("{\"errorType\": \"PriceUnknown\", \"errorMessage\": \"no price\"}", "Unhandled");
                case "ends" -> answer("{\"errorMessage\": \"ended\"}", "Unhandled");
                case "missing" -> throw new AwsException(404, "ResourceNotFoundException", "Function not found");
                case "busy" -> throw new AwsException(429, "TooManyRequestsException", "Rate Exceeded.");
                default -> answer("{\"price\": 42}", null);
            };
        }

        private static AwsAnswer answer(String body, @Nullable String error) {
            Map<String, String> headers = new HashMap<>(Map.of("X-Amz-Executed-Version", "$LATEST"));
            if (error != null) {
                headers.put("X-Amz-Function-Error", error);
            }
            return new AwsAnswer(200, body.getBytes(StandardCharsets.UTF_8), headers);
        }
    }

    @Bean
    Functions functions() {
        return new Functions();
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    AwsAccount account() {
        return new AwsAccount("eu-west-1", "123456789012");
    }

    @Bean
    StateSettings stateSettings() {
        return new StateSettings(null);
    }

    @Bean
    Tables tables() {
        return new Tables();
    }

    @Bean
    Definitions definitions() {
        Definitions own = ProjectDefinitions.load(Map.of());
        Map<String, Workflow> workflows = new HashMap<>();
        Map<String, String> documents = new HashMap<>();
        DOCUMENTS.forEach((name, document) -> {
            Type type = name.equals("quick") ? Type.EXPRESS : Type.STANDARD;
            workflows.put(name, new Workflow(name, type, name + ".asl.json", "order-approval"));
            documents.put(name + ".asl.json", document);
        });
        return ProjectDefinitions.with(
                own, Map.of("workflows", new WorkflowsDefinition(workflows), "stateMachines", documents));
    }

    @Bean
    AccessKeys keys() {
        List<AccessKey> all = List.of(OPERATOR, NOBODY, key("machine"));
        return id -> all.stream()
                .filter(key -> key.accessKeyId().equals(id))
                .findFirst()
                .or(Optional::empty);
    }

    /** What Step Functions assumed, for which machine. */
    @Bean
    Queue<ServiceRole> assumed() {
        return new ConcurrentLinkedQueue<>();
    }

    @Bean
    RoleCredentials roleCredentials(Queue<ServiceRole> assumed) {
        return role -> {
            assumed.add(role);
            return key("machine");
        };
    }

    @Bean
    PolicySource policies() {
        Map<String, Policies> byRole = Map.of(
                "operator", Policies.identity(List.of(PolicyDocument.parse("operators.json", OPERATORS))),
                "machine", Policies.identity(List.of(PolicyDocument.parse("machines.json", MACHINES))));
        return principal -> principal instanceof Principal.RoleSession session
                ? byRole.getOrDefault(session.roleName(), Policies.none())
                : Policies.none();
    }
}
