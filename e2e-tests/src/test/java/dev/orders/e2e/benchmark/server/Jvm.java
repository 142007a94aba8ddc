package dev.orders.e2e.benchmark.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a server's JVM is told to run. */
public enum Jvm {
    /** Nothing said: as in a container on AWS. */
    DEFAULT("JVM's defaults", List.of()),
    /** As the local cloud starts its services: for a fast start, not for throughput. */
    LAPTOP("laptop's options", List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));

    private final String title;
    private final List<String> options;

    Jvm(String title, List<String> options) {
        this.title = title;
        this.options = options;
    }

    public List<String> options() {
        return options;
    }

    /** The options, with the application's ahead-of-time cache where there is one. */
    List<String> options(Path cache) {
        List<String> all = new ArrayList<>(options);
        if (this == LAPTOP && Files.isRegularFile(cache)) {
            all.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off"));
        }
        return all;
    }

    @Override
    public String toString() {
        return title;
    }
}
