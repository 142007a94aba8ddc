package dev.orders.api;

import com.fasterxml.uuid.Generators;
import dev.orders.api.approvals.ApprovalsConfiguration;
import dev.orders.api.aws.AwsClients;
import dev.orders.api.aws.RequestTrace;
import dev.orders.api.aws.SdkCalls;
import dev.orders.api.dynamodb.DynamoDbApprovalTasks;
import dev.orders.api.dynamodb.DynamoDbOrders;
import dev.orders.api.dynamodb.DynamoDbProducts;
import dev.orders.api.dynamodb.DynamoDbRollups;
import dev.orders.api.dynamodb.Tables;
import dev.orders.api.dynamodb.TaskTokens;
import dev.orders.api.identity.CallerCredentials;
import dev.orders.api.orders.OrdersConfiguration;
import dev.orders.api.problems.Problem;
import dev.orders.api.problems.ProblemReportValve;
import dev.orders.api.problems.ProblemResolver;
import dev.orders.api.problems.ProblemWriter;
import dev.orders.api.products.CachedProducts;
import dev.orders.api.products.ProductsConfiguration;
import dev.orders.api.security.OfCaller;
import dev.orders.api.security.SecurityConfiguration;
import dev.orders.api.stepfunctions.StepFunctionsDecisions;
import dev.orders.api.telemetry.TelemetryConfiguration;
import dev.orders.domain.approval.ApprovalTasks;
import dev.orders.domain.approval.Decisions;
import dev.orders.domain.order.OrderId;
import dev.orders.domain.ordering.CancelOrder;
import dev.orders.domain.ordering.Orders;
import dev.orders.domain.ordering.PlaceOrder;
import dev.orders.domain.product.Products;
import dev.orders.domain.telemetry.Rollups;
import dev.orders.telemetry.KinesisTelemetry;
import dev.orders.telemetry.web.RequestTelemetry;
import dev.orders.telemetry.web.TelemetryEndpoint;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import tools.jackson.databind.json.JsonMapper;

/** How the service is put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiSettings.class)
@Import({
    SecurityConfiguration.class,
    OrdersConfiguration.class,
    ApprovalsConfiguration.class,
    ProductsConfiguration.class,
    TelemetryConfiguration.class
})
class ApiConfiguration {

    @Bean
    InstantSource clock() {
        return Clock.systemUTC();
    }

    @Bean
    ExecutorService virtualThreads() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    @Bean
    SdkCalls sdkCalls() {
        return new SdkCalls();
    }

    @Bean
    RequestTrace requestTrace() {
        return new RequestTrace();
    }

    @Bean
    TraceFilter traceFilter(RequestTrace trace) {
        return new TraceFilter(trace);
    }

    @Bean
    AwsClients awsClients(ApiSettings settings, SdkCalls calls, RequestTrace trace) {
        return new AwsClients(settings.region(), calls, trace);
    }

    @Bean
    DynamoDbClient dynamoDb(AwsClients clients) {
        return clients.dynamoDb();
    }

    @Bean
    CognitoIdentityClient cognitoIdentity(AwsClients clients) {
        return clients.cognitoIdentity();
    }

    @Bean
    SfnClient stepFunctions(AwsClients clients) {
        return clients.stepFunctions();
    }

    @Bean
    KinesisTelemetry telemetry(ApiSettings settings, AwsClients clients, InstantSource clock) {
        return new KinesisTelemetry("api-service", settings.telemetryStream(), clients::kinesis, clock);
    }

    @Bean
    RequestTelemetry requestTelemetry(KinesisTelemetry telemetry, InstantSource clock) {
        return new RequestTelemetry(telemetry, clock);
    }

    @Bean
    TelemetryEndpoint telemetryEndpoint(KinesisTelemetry telemetry) {
        return new TelemetryEndpoint(telemetry);
    }

    @Bean
    Tables tables(ApiSettings settings) {
        return new Tables(
                settings.ordersTable(),
                settings.orderApprovalsTable(),
                settings.approvalTasksTable(),
                settings.productsTable());
    }

    @Bean
    SecurityConfiguration.TokenRules tokenRules(ApiSettings settings) {
        return new SecurityConfiguration.TokenRules(settings.issuer(), settings.clientIds(), settings.cachedSessions());
    }

    @Bean
    CallerCredentials callerCredentials(
            CognitoIdentityClient client, ApiSettings settings, ExecutorService threads, InstantSource clock) {
        var pool = new CallerCredentials.Pool(
                settings.identityPoolId(), settings.identityProvider(), settings.cachedSessions());
        return new CallerCredentials(client, pool, threads, clock);
    }

    @Bean
    Products products(
            DynamoDbClient client, Tables tables, ApiSettings settings, ExecutorService threads, InstantSource clock) {
        return new CachedProducts(new DynamoDbProducts(client, tables), settings.productsTtl(), threads, clock);
    }

    @Bean
    PlaceOrder placeOrder(Products products, InstantSource clock) {
        var ids = Generators.timeBasedEpochGenerator();
        return new PlaceOrder(products, () -> new OrderId(ids.generate().toString()), clock);
    }

    @Bean
    CancelOrder cancelOrder(InstantSource clock) {
        return new CancelOrder(clock);
    }

    @Bean
    Decisions decisions(DynamoDbClient dynamoDb, SfnClient stepFunctions, Tables tables, JsonMapper json) {
        return new StepFunctionsDecisions(new TaskTokens(dynamoDb, tables), stepFunctions, json);
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    ProblemResolver problemResolver(ProblemWriter writer) {
        return new ProblemResolver(writer);
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> problemsOfTheServer() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemReportValve.class.getName());
            }
        });
    }

    /** What a controller reaches, it reaches with the caller's own credentials in the role of the group that it is for. */
    @Bean
    WebMvcConfigurer portsOfCaller(
            DynamoDbClient client,
            Tables tables,
            CallerCredentials credentials,
            ApiSettings settings,
            ExecutorService threads) {
        var orders = new OfCaller<>(
                Orders.class,
                "customers",
                Problem.notACustomer(),
                caller -> new DynamoDbOrders(
                        client, tables, caller.userId(), () -> credentials.of(caller, settings.customerRoleArn())));
        var tasks = new OfCaller<>(
                ApprovalTasks.class,
                "approvers",
                Problem.notAnApprover(),
                caller -> new DynamoDbApprovalTasks(
                        client, tables, caller.userId(), () -> credentials.of(caller, settings.approverRoleArn())));
        var rollups = new OfCaller<>(
                Rollups.class,
                "operators",
                Problem.notAnOperator(),
                caller -> new DynamoDbRollups(
                        client,
                        settings.telemetryRollupsTable(),
                        () -> credentials.of(caller, settings.operatorRoleArn()),
                        threads));
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(orders);
                resolvers.add(tasks);
                resolvers.add(rollups);
            }
        };
    }
}
