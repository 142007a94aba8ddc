package dev.orders.localcloud.lambda;

import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.definitions.FunctionsDefinition;
import dev.orders.localcloud.definitions.FunctionsDefinition.Function;
import dev.orders.localcloud.definitions.ProjectDefinitions;
import dev.orders.localcloud.definitions.WorkflowsDefinition;
import dev.orders.localcloud.definitions.WorkflowsDefinition.Type;
import dev.orders.localcloud.definitions.WorkflowsDefinition.Workflow;
import dev.orders.localcloud.hosting.process.Application;
import dev.orders.localcloud.policy.Policies;
import dev.orders.localcloud.policy.PolicyDocument;
import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.signing.AccessKeys;
import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import dev.orders.localcloud.signing.SigningConfiguration;
import dev.orders.localcloud.state.StateConfiguration;
import dev.orders.localcloud.state.StateSettings;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.AwsException;
import dev.orders.localcloud.wire.PolicySource;
import dev.orders.localcloud.wire.RoleCredentials;
import dev.orders.localcloud.wire.ServiceRole;
import dev.orders.localcloud.wire.WireConfiguration;
import dev.orders.localcloud.workflow.WorkflowConfiguration;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Lambda with functions that run in real JVMs, and Step Functions that invokes one of them. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    SigningConfiguration.class,
    WireConfiguration.class,
    StateConfiguration.class,
    WorkflowConfiguration.class,
    LambdaConfiguration.class
})
class LambdaCloud {

    static final String ARN = "arn:aws:lambda:eu-west-1:123456789012:function:";
    static final String MACHINE = "arn:aws:states:eu-west-1:123456789012:stateMachine:invoking";
    static final AccessKey CALLER = key("caller", Instant.MAX);
    static final AccessKey NOBODY = key("nobody", Instant.MAX);
    static final Path RUNTIME = Path.of("lambda-runtime", "target", "classes");

    private static final String CALLERS = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": ["lambda:*", "states:*"], "Resource": "*"},
              {"Effect": "Deny", "Action": "lambda:InvokeFunction", "Resource": "%sdenied:1"}]}
            """.formatted(ARN);
    private static final String MACHINES = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": "%sdoes:live"}]}
            """.formatted(ARN);

    static AccessKey key(String role, Instant expiration) {
        return new AccessKey(
                "ASIA" + role.toUpperCase(Locale.ROOT),
                role + "-secret",
                role + "-token",
                expiration,
                new Principal.RoleSession("123456789012", "AROA" + role, role, "test", Map.of(), Map.of()));
    }

    /** How long credentials of functions are good for. */
    @Bean
    AtomicReference<Duration> lifetime() {
        return new AtomicReference<>(Duration.ofHours(1));
    }

    @Bean
    ByteArrayOutputStream output() {
        return new ByteArrayOutputStream();
    }

    @Bean
    LambdaSettings lambdaSettings(Environment environment, ByteArrayOutputStream output) {
        return new LambdaSettings(
                LambdaCloud::application,
                true,
                () -> URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port")),
                2,
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                List.of(Duration.ofMillis(10), Duration.ofMillis(10)),
                new PrintStream(output, true, StandardCharsets.UTF_8));
    }

    /** The runtime's classes, the libraries that it needs, and the handlers of the tests. */
    private static Application application(String artifact) {
        if (!Files.isDirectory(RUNTIME)) {
            throw new IllegalStateException("the module lambda-runtime has not been compiled: add -am");
        }
        String classPath = Stream.concat(
                        Stream.of(
                                RUNTIME.toString(),
                                Path.of("target", "test-classes").toString()),
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                                .filter(jar -> jar.contains("aws-lambda-java-")))
                .collect(Collectors.joining(File.pathSeparator));
        return new Application(
                Path.of("target", "no-such-app", "app.jar").toAbsolutePath(),
                List.of(),
                List.of("-cp", classPath, "dev.orders.localcloud.runtime.RuntimeLoop"));
    }

    private static Function function(String name, String handler, String role, int timeoutSeconds) {
        return new Function(
                name,
                "For tests",
                "tests",
                handler,
                "java21",
                role,
                256,
                timeoutSeconds,
                true,
                Map.of("COLOUR", "red"));
    }

    @Bean
    Definitions definitions() {
        String does = TestHandler.class.getName();
        Map<String, Function> functions = Stream.of(
                        function("does", does, "telemetry-rollup", 60),
                        function("crowded", does, "telemetry-rollup", 60),
                        function("background", does, "telemetry-rollup", 60),
                        function("expiring", does, "telemetry-rollup", 60),
                        function("denied", does, "telemetry-rollup", 60),
                        function("hurried", does + "::handleRequest", "telemetry-rollup", 1),
                        function("missing", "dev.orders.Missing", "telemetry-rollup", 60),
                        function("broken", does + "$Broken", "telemetry-rollup", 60),
                        function("sluggish", does + "$Sluggish", "telemetry-rollup", 60),
                        function("untrusted", does, "customer", 60))
                .collect(Collectors.toMap(Function::name, function -> function));
        String machine = """
                {"QueryLanguage": "JSONata", "StartAt": "Do", "States": {"Do": {"Type": "Task",
                  "Resource": "arn:aws:states:::lambda:invoke", "Arguments": {
                    "FunctionName": "does", "Qualifier": "live", "Payload": "{% $states.input %}"}, "End": true}}}""";
        return ProjectDefinitions.with(
                ProjectDefinitions.load(Map.of()),
                Map.of(
                        "functions", new FunctionsDefinition(functions, Map.of()),
                        "workflows",
                                new WorkflowsDefinition(Map.of(
                                        "invoking",
                                        new Workflow(
                                                "invoking", Type.STANDARD, "invoking.asl.json", "order-approval"))),
                        "stateMachines", Map.of("invoking.asl.json", machine)));
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
    AccessKeys keys() {
        List<AccessKey> all = List.of(CALLER, NOBODY, key("machine", Instant.MAX));
        return id -> all.stream().filter(key -> key.accessKeyId().equals(id)).findFirst();
    }

    /** Which roles were assumed, and by whom. */
    @Bean
    Queue<ServiceRole> assumed() {
        return new ConcurrentLinkedQueue<>();
    }

    @Bean
    RoleCredentials roleCredentials(
            Queue<ServiceRole> assumed, AtomicReference<Duration> lifetime, InstantSource clock) {
        return role -> {
            assumed.add(role);
            if (role.roleArn().endsWith("customer")) {
                throw new AwsException(403, "AccessDenied", "lambda.amazonaws.com may not");
            }
            return role.servicePrincipal().equals("lambda.amazonaws.com")
                    ? key("function", clock.instant().plus(lifetime.get()))
                    : key("machine", Instant.MAX);
        };
    }

    @Bean
    PolicySource policies() {
        Map<String, Policies> byRole = Map.of(
                "caller", Policies.identity(List.of(PolicyDocument.parse("callers.json", CALLERS))),
                "machine", Policies.identity(List.of(PolicyDocument.parse("machines.json", MACHINES))));
        return principal -> principal instanceof Principal.RoleSession session
                ? byRole.getOrDefault(session.roleName(), Policies.none())
                : Policies.none();
    }
}
