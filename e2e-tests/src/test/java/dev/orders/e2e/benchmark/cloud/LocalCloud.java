package dev.orders.e2e.benchmark.cloud;

import dev.orders.e2e.benchmark.server.JavaServer;
import dev.orders.e2e.benchmark.server.Servers;
import dev.orders.e2e.client.Aws;
import dev.orders.e2e.client.HostedUi;
import dev.orders.e2e.client.OrdersApi;
import dev.orders.e2e.client.Tokens;
import dev.orders.e2e.environment.Environment;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The whole local cloud as {@code mvn -Prun} starts it, with its services, used by one customer. */
public final class LocalCloud implements AutoCloseable {

    /** The account of every local cloud. */
    private static final String ACCOUNT_ID = "123456789012";

    private final JavaServer server;
    private final Environment environment;
    private final Tokens customer;

    private LocalCloud(JavaServer server, Environment environment, Tokens customer) {
        this.server = server;
        this.environment = environment;
        this.customer = customer;
    }

    /** @param options its {@code localcloud.*} properties beyond ports and project */
    public static LocalCloud start(Map<String, String> options) {
        JavaServer server = Servers.localCloud(Path.of("..").toAbsolutePath().normalize(), options);
        server.awaitReady("/environment.json", 200);
        Environment environment = Environment.read("http://localhost:" + server.port() + "/environment.json");
        Tokens customer = new HostedUi(environment).signIn(environment.account("customer1"));
        return new LocalCloud(server, environment, customer);
    }

    public JavaServer server() {
        return server;
    }

    public Environment environment() {
        return environment;
    }

    public OrdersApi api() {
        return OrdersApi.of(environment, customer);
    }

    /** As the customer, with the credentials that the identity pool gives. */
    public Cloud cloud() {
        return new Cloud(
                environment.awsEndpoint().orElseThrow(),
                environment.region(),
                StaticCredentialsProvider.create(new Aws(environment).credentials(customer.idToken())));
    }

    public String benchmarkMachine() {
        String machine = environment.get("orders_table").replaceFirst("orders$", SmallMachine.NAME);
        return "arn:aws:states:%s:%s:stateMachine:%s".formatted(environment.region(), ACCOUNT_ID, machine);
    }

    @Override
    public void close() {
        server.close();
    }
}
