package dev.orders.localcloud.pipes;

import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.definitions.ProjectDefinitions;
import dev.orders.localcloud.definitions.RolesDefinition;
import dev.orders.localcloud.definitions.RolesDefinition.Role;
import dev.orders.localcloud.dynamodb.DynamoDbConfiguration;
import dev.orders.localcloud.dynamodb.DynamoDbSettings;
import dev.orders.localcloud.identity.IdentityConfiguration;
import dev.orders.localcloud.identity.IdentitySettings;
import dev.orders.localcloud.policy.AccessRequest;
import dev.orders.localcloud.signing.SigningConfiguration;
import dev.orders.localcloud.state.StateStore;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.AwsAnswer;
import dev.orders.localcloud.wire.AwsCall;
import dev.orders.localcloud.wire.AwsService;
import dev.orders.localcloud.wire.Protocol;
import dev.orders.localcloud.wire.WireConfiguration;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** The project's pipes under their own roles, real tables, and workflows that only note what they were started with. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    PipesCloud.Application.class,
    SigningConfiguration.class,
    WireConfiguration.class,
    IdentityConfiguration.class,
    DynamoDbConfiguration.class,
    PipesConfiguration.class
})
class PipesCloud {

    static final String WRITER = "arn:aws:iam::123456789012:role/writer";

    private static final String WRITER_POLICY = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "dynamodb:PutItem", "Resource": "*"}]}
            """;

    /** What was started: the state machine's ARN and the input. */
    record Started(String workflow, String input, String caller) {}

    /** Imported first: what starts in the background finds its settings made. */
    @Configuration(proxyBeanMethods = false)
    static class Application {

        @Bean
        BlockingQueue<Started> started() {
            return new LinkedBlockingQueue<>();
        }

        @Bean
        AwsService workflows(BlockingQueue<Started> started) {
            return new AwsService() {
                @Override
                public String signingName() {
                    return "states";
                }

                @Override
                public Protocol protocol() {
                    return Protocol.JSON_1_0;
                }

                @Override
                public String target() {
                    return "AWSStepFunctions";
                }

                @Override
                public Access access(AwsCall call) {
                    return new Access.Permitted(List.of(new AccessRequest(
                            "states:" + call.operation(),
                            call.input().path("stateMachineArn").asString())));
                }

                @Override
                public AwsAnswer execute(AwsCall call) {
                    started.add(new Started(
                            call.input().path("stateMachineArn").asString(),
                            call.input().path("input").asString(),
                            call.caller().arn()));
                    return new AwsAnswer(200, "{}".getBytes(StandardCharsets.UTF_8));
                }
            };
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
        DynamoDbSettings dynamoDbSettings() {
            return new DynamoDbSettings(Path.of("dynamodb-local", "target", "lib"), null);
        }

        @Bean
        Definitions definitions() {
            Definitions own = ProjectDefinitions.load(
                    Map.of("user_pool_arn", "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_orders"));
            Map<String, Role> roles = new HashMap<>(own.roles().roles());
            roles.put("writer", new Role("writer", "", "ecs-tasks.json", List.of("writer.json"), 3600));
            Map<String, String> policies = new HashMap<>(own.policies());
            policies.put("writer.json", WRITER_POLICY);
            return ProjectDefinitions.with(own, Map.of("roles", new RolesDefinition(roles), "policies", policies));
        }
    }
}
