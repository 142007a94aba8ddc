package dev.orders.e2e.benchmark.parts;

import dev.orders.e2e.benchmark.Figure;
import dev.orders.e2e.benchmark.Pace;
import dev.orders.e2e.benchmark.load.Rounds;
import dev.orders.e2e.benchmark.server.JavaServer;
import dev.orders.e2e.benchmark.server.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How long `mvn -Prun` takes once it has built: from the start of the local cloud's JVM until everything is healthy, with the
 * ahead-of-time caches and, in a project folder that has none, without.
 */
public final class StartTimes {

    private static final double AT_MOST_SECONDS = 8;
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> PARTS = List.of(
            "api-service/target/app",
            "web-frontend/target/app",
            "local-cloud/target/app",
            "local-cloud/dynamodb-local/target/lib",
            "infra-terraform/definitions");

    private final Pace pace;

    public StartTimes(Pace pace) {
        this.pace = pace;
    }

    public List<Figure> measure() throws IOException {
        Path plain = withoutCaches();
        double[] with = new double[pace.starts()];
        double[] without = new double[pace.starts()];
        double[] ratios = new double[pace.starts()];
        for (int i = 0; i < pace.starts(); i++) {
            with[i] = seconds(PROJECT);
            without[i] = seconds(plain);
            ratios[i] = with[i] / without[i];
        }
        return List.of(
                Figure.atMost(
                        "Start of everything with ahead-of-time caches against without",
                        Rounds.median(ratios),
                        0.8,
                        "%.1f and %.1f s",
                        Rounds.median(with),
                        Rounds.median(without)),
                Figure.atMost(
                        "Seconds from the start of the local cloud's JVM until everything is healthy",
                        Rounds.median(with),
                        AT_MOST_SECONDS,
                        "%d starts",
                        with.length));
    }

    private static double seconds(Path project) {
        try (JavaServer local = Servers.localCloud(project, Map.of())) {
            return local.awaitReady("/environment.json", 200).toMillis() / 1e3;
        }
    }

    private static Path withoutCaches() throws IOException {
        Path folder = Path.of("target", "benchmark", "without-caches");
        for (String part : PARTS) {
            Path link = folder.resolve(part);
            Files.createDirectories(link.getParent());
            if (!Files.exists(link)) {
                Files.createSymbolicLink(link, PROJECT.resolve(part));
            }
        }
        return folder.toAbsolutePath();
    }
}
