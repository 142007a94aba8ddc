package dev.orders.localcloud.hosting.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The ahead-of-time cache of one application: classes loaded and linked in a training run, so that a start skips it. The JVM
 * itself refuses a cache of another JDK or of other jars, and then starts as usual.
 *
 * @see <a href="https://openjdk.org/jeps/514">JEP 514: Ahead-of-Time Command-Line Ergonomics</a>
 */
public final class AotCache {

    private static final int FIRST_JDK_WITH_ONE_STEP_CACHES = 25;
    /** Seconds as a rule; a machine that builds something else beside it needs more. */
    private static final int LONGEST_MINUTES = 5;

    /** The same in training and in use: the JVM compares some of them. */
    private static final List<String> JVM = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Application application;
    private final Path cache;
    private final Path stamp;
    private final Path log;

    public AotCache(Application application) {
        this.application = application;
        Path target = application.jar().resolveSibling("..").normalize();
        cache = target.resolve("app.aot");
        stamp = target.resolve("app.aot.made-of");
        log = target.resolve("app.aot.log");
    }

    public static boolean supported() {
        return Runtime.version().feature() >= FIRST_JDK_WITH_ONE_STEP_CACHES;
    }

    /** The JVM options of a start, with the cache if there is one. */
    public List<String> options() {
        List<String> options = new ArrayList<>(JVM);
        if (supported() && Files.isRegularFile(cache)) {
            // A cache that no longer fits is no news for the user: the start is slower, nothing else.
            options.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off"));
        }
        return options;
    }

    public boolean fresh() {
        try {
            return Files.isRegularFile(cache)
                    && Files.isRegularFile(stamp)
                    && Files.readString(stamp).equals(content());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a training run, which the options have end once the application is set up. */
    public Run train(Map<String, String> environment, List<String> options) {
        List<String> all = new ArrayList<>(JVM);
        all.add("-XX:AOTCacheOutput=" + cache);
        all.addAll(options);
        ProcessBuilder training = new ProcessBuilder(application.command(all));
        ChildEnvironment.replace(training.environment(), environment);
        training.redirectErrorStream(true).redirectOutput(log.toFile());
        try {
            Files.deleteIfExists(cache);
            return new Run(training.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A training run under way. */
    public final class Run {
        private final Process process;

        private Run(Process process) {
            this.process = process;
        }

        /** Why there is no cache, if there is none. */
        public Optional<String> await() throws InterruptedException {
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
            if (process.exitValue() != 0 || !Files.isRegularFile(cache)) {
                return Optional.of("the training run of %s ended with exit code %d, its output is in %s"
                        .formatted(application.jar().getFileName(), process.exitValue(), log.getFileName()));
            }
            try {
                Files.writeString(stamp, content());
                return Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Name, size and time of every jar, as the JVM compares them, and the JDK. */
    private String content() {
        Map<String, String> jars = new TreeMap<>();
        for (Path folder : application.folders()) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    jars.put(file.toString(), Files.size(file) + " " + Files.getLastModifiedTime(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Runtime.version() + " " + JVM + "\n" + jars;
    }
}
