package dev.orders.localcloud.gateway;

import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.definitions.ProjectDefinitions;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.RequestLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The gateway on a real server with a backend and an issuer, running a document. */
final class StartedGateway implements AutoCloseable {

    static final String POOL = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Pool";
    static final String VPC_LINK = "vpclink1";
    private static final Path PROJECT = Path.of("..", "infra-terraform", "definitions");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    final TestBackend backend = new TestBackend();
    final TestIssuer issuer = new TestIssuer();
    private final ConfigurableApplicationContext context;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(GatewayConfiguration.class)
    static class Application {}

    private StartedGateway(UnaryOperator<String> document) {
        GatewaySettings settings = new GatewaySettings(
                "a1b2c3d4e5",
                "v1",
                new AwsAccount("eu-west-1", "123456789012"),
                URI.create(issuer.issuer()),
                POOL,
                VPC_LINK,
                Map.of("colour", "blue"));
        Definitions definitions = definitions(document);
        context = new SpringApplicationBuilder(Application.class)
                .properties("server.port=0", "server.address=127.0.0.1", "spring.threads.virtual.enabled=true")
                .initializers((GenericApplicationContext beans) -> {
                    beans.registerBean(GatewaySettings.class, () -> settings);
                    beans.registerBean(Definitions.class, () -> definitions);
                    beans.registerBean(RequestLog.class, () -> new RequestLog(100));
                    beans.registerBean(InstantSource.class, InstantSource::system);
                })
                .run();
    }

    /** The project's own document. */
    static StartedGateway project() {
        return new StartedGateway(UnaryOperator.identity());
    }

    /** Another document, with {@code BACKEND} for the backend's URL. */
    static StartedGateway running(String openapi) {
        return new StartedGateway(any -> openapi);
    }

    int port() {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    RequestLog log() {
        return context.getBean(RequestLog.class);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> get(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    private Definitions definitions(UnaryOperator<String> document) {
        try {
            Map<String, String> variables = variables();
            Definitions project = Definitions.load(PROJECT, variables);
            String own = Files.readString(PROJECT.resolve("openapi.yaml"));
            String other = document.apply(own);
            JsonNode openapi = other.equals(own)
                    ? project.openapi()
                    : new YAMLMapper().readTree(other.replace("BACKEND", backend.url()));
            return ProjectDefinitions.with(project, Map.of("openapi", openapi));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> variables() {
        return ProjectDefinitions.variables(
                Map.of("api_service_url", backend.url(), "vpc_link_id", VPC_LINK, "user_pool_arn", POOL));
    }

    @Override
    public void close() {
        context.close();
        backend.close();
        issuer.close();
    }
}
