package dev.orders.e2e.benchmark.server;

import dev.orders.e2e.benchmark.bare.BareApplication;
import dev.orders.e2e.benchmark.stub.StubAws;
import dev.orders.e2e.environment.LocalProcess;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The built REST service and the bare one, on the same libraries. */
public final class Servers {

    private static final Path API =
            Path.of("..", "api-service", "target").toAbsolutePath().normalize();

    private Servers() {}

    public static JavaServer api(Jvm jvm, StubAws aws) {
        int port = LocalProcess.freePort();
        List<String> arguments = new ArrayList<>(jvm.options(API.resolve("app.aot")));
        arguments.addAll(List.of("-jar", API.resolve("app/api-service.jar").toString()));
        Map<String, String> environment = new TreeMap<>(aws.environment());
        environment.put("PORT", String.valueOf(port));
        JavaServer server = JavaServer.start("api-service", port, arguments, environment);
        server.awaitReady("/actuator/health/readiness", 200);
        return server;
    }

    public static JavaServer bare(Jvm jvm, StubAws aws) {
        int port = LocalProcess.freePort();
        List<String> arguments = new ArrayList<>(jvm.options());
        arguments.addAll(List.of(
                "-cp",
                benchmarkClasses() + File.pathSeparator + API.resolve("app/lib") + File.separator + "*",
                BareApplication.class.getName(),
                "--server.port=" + port,
                "--spring.threads.virtual.enabled=true"));
        Map<String, String> environment = new TreeMap<>(aws.environment());
        environment.put("KEYS_URL", aws.keysUrl());
        JavaServer server = JavaServer.start("bare-service", port, arguments, environment);
        server.awaitReady("/plain/products", 401);
        return server;
    }

    private static Path benchmarkClasses() {
        try {
            return Path.of(BareApplication.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
