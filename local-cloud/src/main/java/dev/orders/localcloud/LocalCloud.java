package dev.orders.localcloud;

import dev.orders.localcloud.cognito.CognitoConfiguration;
import dev.orders.localcloud.console.ConsoleConfiguration;
import dev.orders.localcloud.definitions.DefinitionException;
import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.dynamodb.DynamoDbConfiguration;
import dev.orders.localcloud.gateway.GatewayConfiguration;
import dev.orders.localcloud.hosting.FreePorts;
import dev.orders.localcloud.hosting.HostingConfiguration;
import dev.orders.localcloud.hosting.process.StartException;
import dev.orders.localcloud.iam.IamConfiguration;
import dev.orders.localcloud.identity.IdentityConfiguration;
import dev.orders.localcloud.kinesis.KinesisConfiguration;
import dev.orders.localcloud.lambda.LambdaConfiguration;
import dev.orders.localcloud.lambda.sources.EventSourcesConfiguration;
import dev.orders.localcloud.mail.MailConfiguration;
import dev.orders.localcloud.pipes.PipesConfiguration;
import dev.orders.localcloud.policy.InvalidPolicyException;
import dev.orders.localcloud.queues.QueuesConfiguration;
import dev.orders.localcloud.signing.SigningConfiguration;
import dev.orders.localcloud.state.StateConfiguration;
import dev.orders.localcloud.state.StateException;
import dev.orders.localcloud.wire.WireConfiguration;
import dev.orders.localcloud.workflow.WorkflowConfiguration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** Starts the AWS of this application: reads the definitions, builds the services from them, starts the applications. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            // The user pool wires Spring Authorization Server itself, with keys and people of its own.
            OAuth2AuthorizationServerAutoConfiguration.class,
            OAuth2AuthorizationServerJwtAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class
        })
@Import({
    LocalCloudConfiguration.class,
    StateConfiguration.class,
    SigningConfiguration.class,
    WireConfiguration.class,
    IamConfiguration.class,
    IdentityConfiguration.class,
    HostingConfiguration.class,
    CognitoConfiguration.class,
    DynamoDbConfiguration.class,
    KinesisConfiguration.class,
    PipesConfiguration.class,
    WorkflowConfiguration.class,
    GatewayConfiguration.class,
    LambdaConfiguration.class,
    EventSourcesConfiguration.class,
    MailConfiguration.class,
    QueuesConfiguration.class,
    ConsoleConfiguration.class
})
public class LocalCloud {

    private static final List<Class<? extends RuntimeException>> EXPLAINED = List.of(
            StartException.class, DefinitionException.class, InvalidPolicyException.class, StateException.class);

    public static void main(String[] args) {
        try {
            start(LocalCloudSettings.from(System.getProperties()));
        } catch (RuntimeException e) {
            String reason = reason(e);
            if (reason == null) {
                LoggerFactory.getLogger(LocalCloud.class).error("The start failed", e);
            } else {
                System.err.println("local-cloud: " + reason);
            }
            // Not by returning: threads of DynamoDB Local, which are no daemons, would keep the JVM.
            System.exit(1);
        }
    }

    private static void start(LocalCloudSettings settings) {
        if (settings.stopsWithParent()) {
            ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
        }
        FreePorts.require("localcloud.port", settings.port());
        if (settings.starts("web-frontend")) {
            FreePorts.require("localcloud.web-port", settings.webPort());
        }
        LocalValues values = new LocalValues(settings.port(), settings.webPort(), FreePorts.any());
        Definitions definitions = Definitions.load(settings.definitions(), values.variables());
        SpringApplication application = new SpringApplication(LocalCloud.class);
        application.setDefaultProperties(Map.of("server.port", settings.port()));
        application.addInitializers(context -> {
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.registerBean(LocalCloudSettings.class, () -> settings);
            beans.registerBean(LocalValues.class, () -> values);
            beans.registerBean(Definitions.class, () -> definitions);
        });
        application.run();
    }

    /** What the user can mend, in one line; null for a fault of the local cloud itself. */
    private static @Nullable String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (EXPLAINED.contains(cause.getClass())) {
                return cause.getMessage();
            }
        }
        return null;
    }
}
