package dev.orders.localcloud.lambda.sources;

import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.definitions.FunctionsDefinition;
import dev.orders.localcloud.definitions.FunctionsDefinition.EventSource;
import dev.orders.localcloud.definitions.FunctionsDefinition.Function;
import dev.orders.localcloud.definitions.PipesDefinition.StartingPosition;
import dev.orders.localcloud.definitions.ProjectDefinitions;
import dev.orders.localcloud.definitions.RolesDefinition;
import dev.orders.localcloud.definitions.RolesDefinition.Role;
import dev.orders.localcloud.identity.IdentityConfiguration;
import dev.orders.localcloud.identity.IdentitySettings;
import dev.orders.localcloud.kinesis.KinesisConfiguration;
import dev.orders.localcloud.queues.QueuesConfiguration;
import dev.orders.localcloud.queues.QueuesSettings;
import dev.orders.localcloud.signing.SigningConfiguration;
import dev.orders.localcloud.state.StateStore;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.WireConfiguration;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kinesis and SQS with the project's stream, its event source mapping with fewer retries, under the project's own role; and
 * a second mapping whose role may do everything but get records.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    SigningConfiguration.class,
    WireConfiguration.class,
    IdentityConfiguration.class,
    KinesisConfiguration.class,
    QueuesConfiguration.class,
    EventSourcesConfiguration.class
})
class SourcesCloud {

    static final String TESTER = "arn:aws:iam::123456789012:role/tester";

    private static final String TESTER_POLICY = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": ["kinesis:*", "sqs:*"], "Resource": "*"},
              {"Effect": "Allow", "Action": "lambda:ListEventSourceMappings", "Resource": "*"},
              {"Effect": "Allow", "Action": "lambda:GetEventSourceMapping",
               "Resource": "arn:aws:lambda:eu-west-1:123456789012:event-source-mapping:*"}]}
            """;

    private static final String BLIND_POLICY = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "kinesis:*", "Resource": "*"},
              {"Effect": "Deny", "Action": "kinesis:GetRecords", "Resource": "*"}]}
            """;

    @Bean
    ScriptedFunction function() {
        return new ScriptedFunction();
    }

    @Bean
    StateStore state() {
        return StateStore.inMemory(JsonMapper.shared());
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
    IdentitySettings identitySettings() {
        return new IdentitySettings(
                "pool", "provider", "issuer", URI.create("http://localhost:1/jwks"), Set.of("client"));
    }

    @Bean
    QueuesSettings queuesSettings() {
        return new QueuesSettings(URI.create("http://localhost:4566"));
    }

    @Bean
    Definitions definitions() {
        Definitions own = ProjectDefinitions.load(
                Map.of("user_pool_arn", "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_orders"));
        Map<String, Role> roles = new HashMap<>(own.roles().roles());
        roles.put("tester", new Role("tester", "", "ecs-tasks.json", List.of("tester.json"), 3600));
        roles.put("blind", new Role("blind", "", "lambda.json", List.of("blind.json"), 3600));
        Map<String, String> policies = new HashMap<>(own.policies());
        policies.put("tester.json", TESTER_POLICY);
        policies.put("blind.json", BLIND_POLICY);
        return ProjectDefinitions.with(
                own,
                Map.of(
                        "roles",
                        new RolesDefinition(roles),
                        "policies",
                        policies,
                        "functions",
                        functions(own.functions())));
    }

    private static FunctionsDefinition functions(FunctionsDefinition own) {
        Map<String, Function> functions = new HashMap<>(own.functions());
        functions.put(
                "blind",
                new Function("blind", "", "functions", "Handler", "java21", "blind", 128, 10, false, Map.of()));
        EventSource source = own.eventSources().get("telemetry-rollup");
        return new FunctionsDefinition(
                functions,
                Map.of(
                        "telemetry-rollup",
                        withRetries(source, "telemetry-rollup"),
                        "blind",
                        withRetries(source, "blind")));
    }

    private static EventSource withRetries(EventSource own, String function) {
        return new EventSource(
                function,
                own.stream(),
                StartingPosition.TRIM_HORIZON,
                own.batchSize(),
                1,
                own.parallelizationFactor(),
                2,
                own.maximumRecordAgeSeconds(),
                own.bisectBatchOnFunctionError(),
                own.reportBatchItemFailures(),
                own.onFailureQueue());
    }
}
