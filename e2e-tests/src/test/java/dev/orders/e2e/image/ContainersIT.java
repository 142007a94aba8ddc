package dev.orders.e2e.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.e2e.client.Await;
import dev.orders.e2e.client.HostedUi;
import dev.orders.e2e.client.OrdersApi;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.LocalProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The images at work: the services run from them, beside the local cloud, with the rights that a task has. */
@NeedsContainers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContainersIT {

    private LocalProcess local;
    private Environment environment;

    @BeforeAll
    void start() {
        Image.SERVICES.forEach(
                service -> Docker.output("load", "--input", Image.tar(service).toString()));
        local = LocalProcess.start(
                Map.of("images", Image.of(Image.SERVICES.getFirst()).tag()));
        environment = local.awaitReady();
    }

    @AfterAll
    void stop() {
        local.close();
    }

    static List<String> services() {
        return Image.SERVICES;
    }

    @Test
    @Order(1)
    void anOrderIsPlacedAndApproved() {
        OrdersApi customer =
                OrdersApi.of(environment, new HostedUi(environment).signIn(environment.account("customer1")));

        String order = customer.place("PEN-GEL-BLK", 1).get("orderId").asString();

        assertThat(customer.await(order, "APPROVED").get("orderId").asString()).isEqualTo(order);
    }

    @Test
    @Order(1)
    void theFrontEndShowsItsPage() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var page = client.send(
                    HttpRequest.newBuilder(URI.create(environment.get("web_url") + "/"))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("<main");
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    @Order(1)
    void aContainerWritesToItsTemporaryFolderAlone(String service) {
        String container = container(service);

        assertThat(Docker.output("inspect", "--format", "{{.HostConfig.ReadonlyRootfs}} {{.Config.User}}", container))
                .isEqualTo("true 10001:10001");
        assertThat(Docker.output("exec", container, "id", "-u")).isEqualTo("10001");
        assertThat(Docker.run("exec", container, "touch", "/app/x").exitCode()).isNotZero();
        assertThat(Docker.run("exec", container, "touch", "/tmp/x").exitCode()).isZero();
    }

    /** Whoever may list processes sees their arguments. */
    @ParameterizedTest
    @MethodSource("services")
    @Order(1)
    void noSecretStandsInAProcessesArguments(String service) {
        assertThat(local.process()
                        .descendants()
                        .map(child -> child.info().commandLine().orElse("")))
                .anyMatch(line -> line.contains("orders/" + service))
                .noneMatch(line -> line.contains("AWS_CONTAINER_AUTHORIZATION_TOKEN="))
                .noneMatch(line -> line.contains("WEB_CLIENT_SECRET="));
    }

    @Test
    @Order(2)
    void nothingIsLeftBehind() {
        List<String> containers = services().stream().map(this::container).toList();

        local.close();

        Await.until(
                "the engine has removed the containers",
                () -> Docker.output("ps", "--all", "--format", "{{.Names}}")
                        .lines()
                        .toList(),
                names -> Collections.disjoint(names, containers));
    }

    /** The local cloud names them so, with the port that they listen on. */
    private String container(String service) {
        String url = environment.get(service.equals("web-frontend") ? "web_url" : "api_service_url");
        return "orders-" + service + "-" + URI.create(url).getPort();
    }
}
