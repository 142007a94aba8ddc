package dev.orders.localcloud.hosting;

import dev.orders.localcloud.definitions.FunctionsDefinition.Function;
import dev.orders.localcloud.definitions.ServicesDefinition.Service;
import dev.orders.localcloud.hosting.process.AotCache;
import dev.orders.localcloud.hosting.process.Application;
import dev.orders.localcloud.hosting.process.StartException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The training runs of a build: what is built and has no fresh cache gets one, all side by side. */
public final class Training {

    private static final String REGION = "eu-west-1";

    private final Path project;
    private final List<AotCache.Run> runs = new ArrayList<>();

    public Training(Path project) {
        this.project = project;
    }

    /**
     * Whether the caches of all that is built are fresh, or the JDK has none: told without reading any definition.
     *
     * @throws StartException when functions are built and what runs them is not
     */
    public boolean nothingToDo() {
        return !AotCache.supported()
                || Application.allOf(project).stream().allMatch(application -> new AotCache(application).fresh());
    }

    /** Trains a service with its own environment; a secret's value doesn't matter, nothing is called. */
    public void service(Service service) {
        Map<String, String> environment = new TreeMap<>(service.environment());
        service.secrets().keySet().forEach(secret -> environment.put(secret, "training"));
        environment.put("PORT", "0");
        environment.put("AWS_REGION", REGION);
        application(service.artifact(), environment);
    }

    /** Trains each module of functions once, with all handlers of it: they share its class path, and so the cache. */
    public void functions(Collection<Function> functions) {
        functions.stream().collect(Collectors.groupingBy(Function::artifact)).forEach((artifact, together) -> {
            Map<String, String> environment = new TreeMap<>();
            together.forEach(function -> environment.putAll(function.environment()));
            environment.put("AWS_REGION", REGION);
            String handlers =
                    together.stream().map(Function::handler).collect(Collectors.toCollection(TreeSet::new)).stream()
                            .collect(Collectors.joining(","));
            train(Application.functions(project, artifact), environment, List.of("-Dlambda.runtime.train=" + handlers));
        });
    }

    public void application(String artifact, String... options) {
        application(artifact, Map.of(), options);
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

    /** Ends once the application has refreshed its context. */
    private void application(String artifact, Map<String, String> environment, String... options) {
        List<String> all = new ArrayList<>(List.of("-Dspring.context.exit=onRefresh"));
        all.addAll(Arrays.asList(options));
        train(Application.service(project, artifact), environment, all);
    }

    private void train(Application application, Map<String, String> environment, List<String> options) {
        AotCache cache = new AotCache(application);
        if (AotCache.supported() && !cache.fresh()) {
            runs.add(cache.train(environment, options));
        }
    }
}
