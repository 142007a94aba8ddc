package dev.orders.e2e.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orders.e2e.environment.LocalProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the local cloud starts, refuses to start, and ends. */
class StartIT {

    @TempDir
    private Path folder;

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(refusal(Map.of("port", String.valueOf(taken.getLocalPort()))))
                    .isEqualTo("local-cloud: port " + taken.getLocalPort()
                            + " is taken; stop what listens there, or choose another with -Dlocalcloud.port=PORT");
            assertThat(refusal(Map.of("web-port", String.valueOf(taken.getLocalPort()))))
                    .contains("-Dlocalcloud.web-port=PORT");
        }
    }

    @Test
    void aMissingJarIsNamed() throws Exception {
        Path definitions = Path.of("..", "infra-terraform", "definitions").toAbsolutePath();

        assertThat(refusal(Map.of("project", folder.toString(), "definitions", definitions.toString())))
                .contains("local-cloud: api-service is not built", "target");
    }

    @Test
    void aMissingFolderOfDefinitionsIsNamed() throws Exception {
        assertThat(refusal(Map.of("definitions", folder.resolve("nowhere").toString())))
                .contains("there is no such folder of definitions");
    }

    @Test
    void aBrokenDefinitionIsNamedWithItsPlace() throws Exception {
        Path definitions = Path.of("..", "infra-terraform", "definitions");
        try (var files = Files.walk(definitions)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(definitions.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, Files.readString(file).replace("type: http_proxy", "type: http_proxi"));
            }
        }

        assertThat(refusal(Map.of("definitions", folder.toString())))
                .startsWith("local-cloud: openapi.yaml at /paths/~1products/get/x-amazon-apigateway-integration/type");
    }

    @Test
    void aWrongPortIsNamed() throws Exception {
        assertThat(refusal(Map.of("web-port", "http"))).contains("localcloud.web-port is 'http'");
    }

    @Test
    void endsWithEverythingItStarted() throws Exception {
        List<ProcessHandle> services;
        try (LocalProcess local = LocalProcess.start(Map.of())) {
            local.awaitReady();
            services = local.process().descendants().toList();
            assertThat(services).hasSize(2);
        }

        for (ProcessHandle service : services) {
            service.onExit().get(10, TimeUnit.SECONDS);
            assertThat(service.isAlive()).isFalse();
        }
    }

    @Test
    void leavesNothingBehindWhenItIsEndedInTheMiddleOfItsStart() throws Exception {
        List<ProcessHandle> services;
        try (LocalProcess local = LocalProcess.start(Map.of())) {
            await().atMost(60, TimeUnit.SECONDS)
                    .until(() -> local.process().descendants().count() == 2);
            services = local.process().descendants().toList();
        }

        for (ProcessHandle service : services) {
            service.onExit().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void endsWhenAServiceEnds() throws Exception {
        try (LocalProcess local = LocalProcess.start(Map.of())) {
            local.awaitReady();
            List<ProcessHandle> services = local.process().descendants().toList();

            services.getFirst().destroyForcibly();

            assertThat(local.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(local.process().exitValue()).isEqualTo(1);
            assertThat(local.output()).containsPattern("local-cloud: (api-service|web-frontend) ended with exit code");
            services.getLast().onExit().get(10, TimeUnit.SECONDS);
        }
    }

    /** The one line of a start that fails, which ends the process with 1. */
    private static String refusal(Map<String, String> options) throws IOException, InterruptedException {
        try (LocalProcess local = LocalProcess.start(options)) {
            assertThat(local.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(local.process().exitValue()).isEqualTo(1);
            assertThat(local.process().descendants()).isEmpty();
            List<String> lines =
                    local.output().lines().filter(line -> !line.isBlank()).toList();
            assertThat(lines).hasSize(1);
            return lines.getFirst();
        }
    }
}
