package dev.orders.localcloud.hosting;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A built application: {@code <module>/target/app} with a jar, its libraries beside it, and the ahead-of-time cache that
 * makes it start fast.
 */
record Application(Path jar) {

    /** @throws StartException when the module has not been built */
    static Application of(Path project, String artifact) {
        Path jar = project.resolve(artifact).resolve("target").resolve("app").resolve(artifact + ".jar");
        if (!Files.isRegularFile(jar)) {
            throw new StartException("%s is not built: %s is missing; run `mvn package -DskipTests`"
                    .formatted(artifact, project.relativize(jar)));
        }
        return new Application(jar);
    }

    /** The command that starts it, in the JDK that runs this JVM. */
    List<String> command(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-jar");
        command.add(jar.toString());
        return command;
    }
}
