package dev.orders.localcloud;

import dev.orders.localcloud.cognito.CognitoSettings;
import dev.orders.localcloud.cognito.clients.ClientCredentials;
import dev.orders.localcloud.cognito.users.Account;
import dev.orders.localcloud.console.DevelopersOnly;
import dev.orders.localcloud.console.EventSources;
import dev.orders.localcloud.console.ReadFunctions;
import dev.orders.localcloud.console.ReadStreams;
import dev.orders.localcloud.console.SentMail;
import dev.orders.localcloud.console.executions.ExpressRuns;
import dev.orders.localcloud.console.executions.StateMachines;
import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.dynamodb.DynamoDbSettings;
import dev.orders.localcloud.gateway.GatewaySettings;
import dev.orders.localcloud.hosting.Hosting;
import dev.orders.localcloud.hosting.HostingSettings;
import dev.orders.localcloud.hosting.process.Application;
import dev.orders.localcloud.identity.IamUser;
import dev.orders.localcloud.identity.IdentitySettings;
import dev.orders.localcloud.identity.IssuedKeys;
import dev.orders.localcloud.identity.Users;
import dev.orders.localcloud.lambda.HostedFunctions;
import dev.orders.localcloud.lambda.LambdaSettings;
import dev.orders.localcloud.lambda.sources.EventSourceMappings;
import dev.orders.localcloud.mail.Mailbox;
import dev.orders.localcloud.queues.QueuesSettings;
import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import dev.orders.localcloud.state.StateMap;
import dev.orders.localcloud.state.StateSettings;
import dev.orders.localcloud.state.StateStore;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.ServiceCaller;
import dev.orders.localcloud.wire.ServiceCalls;
import dev.orders.localcloud.workflow.ExpressLog;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Gives each service what Terraform would give it on AWS. */
@Configuration(proxyBeanMethods = false)
class LocalCloudConfiguration {

    /** The accounts that a laptop starts with; Terraform creates none. */
    private static final String PASSWORD = "Orders-local-1";

    private static final List<Account> DEMO_ACCOUNTS = List.of(
            account("customer1", Set.of("customers")),
            account("customer2", Set.of("customers")),
            account("approver1", Set.of("customers", "approvers")),
            account("operator1", Set.of("operators")));

    private static Account account(String name, Set<String> groups) {
        return new Account(name + "@example.com", null, groups, PASSWORD);
    }

    /** Lets beans that take long, such as DynamoDB Local, start beside the rest. Spring finds it by this name. */
    @Bean
    TaskExecutor bootstrapExecutor() {
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("bootstrap-");
        executor.setVirtualThreads(true);
        return executor;
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Before everything else that answers. */
    @Bean
    FilterRegistrationBean<LocalHostsFilter> localHosts() {
        FilterRegistrationBean<LocalHostsFilter> registration = new FilterRegistrationBean<>(new LocalHostsFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    AwsAccount awsAccount() {
        return new AwsAccount(LocalValues.REGION, LocalValues.ACCOUNT_ID);
    }

    @Bean
    IdentitySettings identitySettings(LocalValues values) {
        return new IdentitySettings(
                LocalValues.IDENTITY_POOL_ID,
                values.identityProvider(),
                values.issuer(),
                URI.create(values.issuer() + "/.well-known/jwks.json"),
                Set.of(LocalValues.WEB_CLIENT_ID, LocalValues.PUBLIC_CLIENT_ID));
    }

    @Bean
    CognitoSettings cognitoSettings(LocalValues values, WebClientSecret webClient) {
        return new CognitoSettings(
                LocalValues.USER_POOL_ID,
                values.issuer(),
                URI.create(values.origin()),
                LocalValues.ACCOUNT_ID,
                Map.of(
                        "web", new ClientCredentials(LocalValues.WEB_CLIENT_ID, webClient.secret()),
                        "public", new ClientCredentials(LocalValues.PUBLIC_CLIENT_ID, null)),
                DEMO_ACCOUNTS);
    }

    @Bean
    QueuesSettings queuesSettings(LocalValues values) {
        return new QueuesSettings(URI.create(values.origin()));
    }

    @Bean
    SentMail sentMail(Mailbox mailbox) {
        return new DeliveredMail(mailbox);
    }

    @Bean
    ExpressRuns expressRuns(ExpressLog log) {
        return new LoggedExpress(log);
    }

    @Bean
    StateSettings stateSettings(LocalCloudSettings settings) {
        return new StateSettings(settings.data());
    }

    /** After the store, which lets only one local cloud into the folder. */
    @Bean
    DynamoDbSettings dynamoDbSettings(LocalCloudSettings settings, StateStore state) {
        return new DynamoDbSettings(
                settings.project().resolve("local-cloud/dynamodb-local/target/lib"), state.folder());
    }

    @Bean
    GatewaySettings gatewaySettings(LocalValues values, AwsAccount account) {
        return new GatewaySettings(
                LocalValues.API_ID,
                LocalValues.STAGE,
                account,
                URI.create(values.issuer()),
                values.userPoolArn(),
                LocalValues.VPC_LINK_ID,
                Map.of());
    }

    @Bean
    HostingSettings hostingSettings(LocalCloudSettings settings, LocalValues values, WebClientSecret webClient) {
        return new HostingSettings(
                settings.project(),
                settings::starts,
                settings.images(),
                Map.of("api-service", values.apiServicePort(), "web-frontend", values.webPort()),
                Map.of("web-client-secret", webClient.secret()),
                LocalValues.REGION,
                LocalValues.ACCOUNT_ID,
                URI.create(values.origin()));
    }

    /** Where no service runs, as in a check of the definitions alone, nothing has to be built. */
    @Bean
    LambdaSettings lambdaSettings(LocalCloudSettings settings, LocalValues values, Definitions definitions) {
        boolean built = definitions.services().services().keySet().stream().anyMatch(settings::starts);
        return LambdaSettings.of(
                artifact -> Application.functions(settings.project(), artifact), built, URI.create(values.origin()));
    }

    @Bean
    EnvironmentEndpoint environmentEndpoint(
            LocalValues values,
            Definitions definitions,
            CognitoSettings cognito,
            IssuedKeys keys,
            Users users,
            Hosting hosting) {
        AccessKey developer = keys.longTerm(users.named(Developer.NAME));
        return new EnvironmentEndpoint(
                EnvironmentDocument.of(values, definitions, cognito.accounts(), developer), hosting);
    }

    /** The document holds passwords and a key: it is as closed as the console. */
    @Bean
    @Order(21)
    SecurityFilterChain environmentChain(HttpSecurity http) {
        return DevelopersOnly.chain(http, "/environment.json");
    }

    /** What the console reads of Step Functions, it reads as the developer. */
    @Bean
    StateMachines stateMachines(ServiceCalls calls, IssuedKeys keys, Users users) {
        return new StateMachines(
                new DeveloperReads(calls, ServiceCaller.with(keys.longTerm(users.named(Developer.NAME)))));
    }

    @Bean
    ReadStreams readStreams(ServiceCalls calls, IssuedKeys keys, Users users, Clock clock) {
        return new DeveloperStreams(calls, ServiceCaller.with(keys.longTerm(users.named(Developer.NAME))), clock);
    }

    @Bean
    ReadFunctions readFunctions(HostedFunctions functions) {
        return new ShownFunctions(functions);
    }

    @Bean
    EventSources eventSources(EventSourceMappings mappings) {
        return new KnownEventSources(mappings);
    }

    @Bean
    IamUser developer(LocalValues values) {
        return Developer.user(values);
    }

    @Bean
    Ready ready(LocalValues values, CognitoSettings cognito, Hosting hosting) {
        return new Ready(values, cognito.accounts(), hosting);
    }

    /** What AWS makes up when it creates the confidential client: known to the user pool and to the web front end. */
    record WebClientSecret(String secret) {
        @Override
        public String toString() {
            return "WebClientSecret";
        }
    }

    @Bean
    WebClientSecret webClientSecret(StateStore state) {
        StateMap<String> secrets = state.map("web-client", String.class);
        String kept = secrets.get("secret");
        if (kept != null) {
            return new WebClientSecret(kept);
        }
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String made = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        secrets.put("secret", made);
        state.flush();
        return new WebClientSecret(made);
    }
}
