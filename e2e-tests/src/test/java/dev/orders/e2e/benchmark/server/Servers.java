package dev.orders.e2e.benchmark.server;

import dev.orders.e2e.benchmark.bare.BareApplication;
import dev.orders.e2e.benchmark.stub.StubAws;
import dev.orders.e2e.environment.LocalProcess;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
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

    /** With the benchmark's own classes beside it and more in its environment. */
    public static JavaServer api(Jvm jvm, StubAws aws, Map<String, String> more) {
        int port = LocalProcess.freePort();
        List<String> arguments = new ArrayList<>(jvm.options());
        arguments.addAll(List.of(
                "-cp",
                API.resolve("app/api-service.jar") + File.pathSeparator + benchmarkClasses(),
                "dev.orders.api.ApiApplication"));
        Map<String, String> environment = new TreeMap<>(aws.environment());
        environment.put("PORT", String.valueOf(port));
        environment.putAll(more);
        JavaServer server = JavaServer.start("api-service-" + port, port, arguments, environment);
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

    /** The local cloud of a project folder as the profile {@code run} starts it; options are its {@code localcloud.*} properties. */
    public static JavaServer localCloud(Path project, Map<String, String> options) {
        int port = LocalProcess.freePort();
        List<String> arguments = new ArrayList<>(
                List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        Path cache = project.resolve("local-cloud/target/app.aot");
        if (Files.exists(cache)) {
            arguments.add("-XX:AOTCache=" + cache);
        }
        arguments.addAll(List.of(
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-Dlocalcloud.project=" + project,
                "-Dlocalcloud.stops-with-parent=true",
                "-Dlocalcloud.port=" + port,
                "-Dlocalcloud.web-port=" + LocalProcess.freePort()));
        options.forEach((name, value) -> arguments.add("-Dlocalcloud." + name + "=" + value));
        arguments.addAll(List.of(
                "-jar",
                project.resolve("local-cloud/target/app/local-cloud.jar").toString()));
        return JavaServer.start("local-cloud", port, arguments, Map.of());
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
