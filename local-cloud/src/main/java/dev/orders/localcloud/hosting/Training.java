package dev.orders.localcloud.hosting;

import dev.orders.localcloud.definitions.ServicesDefinition.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Training runs for the ahead-of-time caches, side by side. */
public final class Training {

    private final Path project;
    private final List<AotCache.Run> runs = new ArrayList<>();

    public Training(Path project) {
        this.project = project;
    }

    /** Whether the caches of all that is built are fresh, or the JDK has none: told without reading any definition. */
    public boolean nothingToDo() {
        if (!AotCache.supported()) {
            return true;
        }
        try (Stream<Path> modules = Files.list(project)) {
            return modules.map(module ->
                            new Application(module.resolve("target/app").resolve(module.getFileName() + ".jar")))
                    .filter(application -> Files.isRegularFile(application.jar()))
                    .allMatch(application -> new AotCache(application).fresh());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Trains a service with its own environment; a secret's value doesn't matter, nothing is called. */
    public void service(Service service) {
        Map<String, String> environment = new TreeMap<>(service.environment());
        service.secrets().keySet().forEach(secret -> environment.put(secret, "training"));
        environment.put("PORT", "0");
        environment.put("AWS_REGION", "eu-west-1");
        train(service.artifact(), environment);
    }

    public void application(String artifact, String... options) {
        train(artifact, Map.of(), options);
    }

    /** @throws StartException when a training run failed, after all have ended */
    public void await() throws InterruptedException {
        List<String> failures = new ArrayList<>();
        for (AotCache.Run run : runs) {
            run.await().ifPresent(failures::add);
        }
        if (!failures.isEmpty()) {
            throw new StartException(String.join("; ", failures));
        }
    }

    private void train(String artifact, Map<String, String> environment, String... options) {
        AotCache cache = new AotCache(Application.of(project, artifact));
        if (AotCache.supported() && !cache.fresh()) {
            runs.add(cache.train(environment, List.of(options)));
        }
    }
}
