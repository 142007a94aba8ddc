package dev.orders.e2e.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Against a deployed stack, what needs the laptop is named and counted, and doesn't fail. */
class NeedsTest {

    private static final Path SOURCES = Path.of("src", "test", "java", "dev", "orders", "e2e");
    private static final Path OUTPUTS = Path.of("..", "infra-terraform", "outputs.tf");
    private static final String REQUIRED = "e2e.required";

    private final String before = System.getProperty(REQUIRED, "");

    /** Whatever this run itself requires. */
    @BeforeEach
    void requireNothing() {
        System.clearProperty(REQUIRED);
    }

    @AfterEach
    void requireWhatWasRequired() {
        System.setProperty(REQUIRED, before);
    }

    /** What {@code terraform output -json} has: every output, and nothing else. */
    private static ObjectNode deployed() throws IOException {
        ObjectNode outputs = JsonMapper.shared().createObjectNode();
        Pattern.compile("(?m)^output \"(\\w+)\"")
                .matcher(Files.readString(OUTPUTS))
                .results()
                .forEach(output -> outputs.putObject(output.group(1)).put("value", "unknown"));
        return outputs;
    }

    @ParameterizedTest
    @EnumSource(names = {"DEVELOPER", "MAILBOX", "SERVICE"})
    void whatADeployedStackLacksIsNotRun(Need need) throws IOException {
        ConditionEvaluationResult result = evaluate(need, new Environment(deployed()));

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("not run: "));
    }

    @ParameterizedTest
    @EnumSource
    void theLaptopHasAll(Need need) throws IOException {
        ObjectNode outputs = deployed();
        outputs.putObject("api_service_url").put("value", "http://localhost:1");
        outputs.putObject("aws_endpoint_url").put("value", "http://localhost:2");
        outputs.putObject("developer_credentials").putObject("value").put("access_key_id", "a");

        assertThat(evaluate(need, new Environment(outputs)).isDisabled()).isFalse();
    }

    @Test
    void whatIsRequiredFails() throws IOException {
        Environment environment = new Environment(deployed());
        System.setProperty(REQUIRED, "browser,developer");

        assertThatThrownBy(() -> evaluate(Need.DEVELOPER, environment))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("developer_credentials");
    }

    @Test
    void aPrivateApiIsTriedFirst() throws IOException {
        HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/inside/health", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        api.createContext("/outside/health", exchange -> {
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
        });
        api.start();
        try {
            String origin = "http://localhost:" + api.getAddress().getPort();
            assertThat(Need.API.isMetBy(privateApi(origin + "/inside"))).isTrue();
            assertThat(Need.API.isMetBy(privateApi(origin + "/outside"))).isFalse();
        } finally {
            api.stop(0);
        }
        assertThat(Need.API.isMetBy(privateApi("http://localhost:" + LocalProcess.freePort())))
                .isFalse();
    }

    @Test
    void whoeverUsesTheLaptopSaysSo() throws IOException {
        Set<Path> users;
        try (Stream<Path> files = Stream.of("api", "attacks", "journeys").flatMap(NeedsTest::tests)) {
            users = files.filter(file -> read(file)
                            .matches("(?s).*(developer\\(\\)\\.orElseThrow|new Mailbox|api_service_url|OrdersApi).*"))
                    .collect(Collectors.toSet());
        }
        assertThat(users).isNotEmpty().allSatisfy(file -> assertThat(read(file)).contains("@Needs("));
    }

    private static ConditionEvaluationResult evaluate(Need need, Environment environment) {
        return NeedsCondition.evaluate("a test", List.of(need), environment);
    }

    private static Environment privateApi(String url) {
        ObjectNode outputs = JsonMapper.shared().createObjectNode();
        outputs.putObject("api_endpoint_type").put("value", "PRIVATE");
        outputs.putObject("api_url").put("value", url);
        return new Environment(outputs);
    }

    private static Stream<Path> tests(String folder) {
        try {
            return Files.list(SOURCES.resolve(folder))
                    .filter(file -> file.toString().endsWith("IT.java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
