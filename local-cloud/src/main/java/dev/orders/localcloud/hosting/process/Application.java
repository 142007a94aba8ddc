package dev.orders.localcloud.hosting.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * A built application: {@code <module>/target/app} with a jar, its libraries beside it, and the ahead-of-time cache that
 * makes it start fast. A service is started by its jar; a function's jar has nothing to start: Lambda's runtime does, which
 * lies beside the local cloud.
 *
 * @param folders what it consists of, its own first
 * @param launch what follows the JVM's options
 */
public record Application(Path jar, List<Path> folders, List<String> launch) {

    private static final Path RUNTIME = Path.of("local-cloud", "lambda-runtime");
    private static final String RUNTIME_MAIN = "dev.orders.localcloud.runtime.RuntimeLoop";

    /** @throws StartException when the module has not been built */
    public static Application service(Path project, String artifact) {
        return service(built(project, Path.of(artifact)));
    }

    /** A service by its jar, wherever that lies. */
    public static Application service(Path jar) {
        return new Application(jar, List.of(jar.resolveSibling("")), List.of("-jar", jar.toString()));
    }

    /**
     * What runs the functions of a module: which of them, the environment says.
     *
     * @throws StartException when the module, or the runtime, has not been built
     */
    public static Application functions(Path project, String artifact) {
        Path jar = built(project, Path.of(artifact));
        Path runtime = built(project, RUNTIME);
        // Every jar by its name: the ahead-of-time cache wants the same class path always.
        String classPath = Stream.of(jar, runtime)
                .flatMap(Application::withLibraries)
                .map(Path::toString)
                .reduce((one, next) -> one + File.pathSeparator + next)
                .orElseThrow();
        return new Application(
                jar,
                List.of(jar.resolveSibling(""), runtime.resolveSibling("")),
                List.of("-cp", classPath, RUNTIME_MAIN));
    }

    /** Every service and every module of functions that is built in this checkout. */
    public static List<Application> allOf(Path project) {
        try (Stream<Path> modules = Files.list(project)) {
            return modules.map(module -> module.getFileName())
                    .filter(module -> Files.isRegularFile(jar(project, module)))
                    .filter(module -> Files.isDirectory(jar(project, module).resolveSibling("lib")))
                    .map(module -> starts(jar(project, module))
                            ? service(jar(project, module))
                            : functions(project, module.toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command that starts it, in the JDK that runs this JVM. */
    public List<String> command(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(launch);
        return command;
    }

    private static Path built(Path project, Path module) {
        Path jar = jar(project, module);
        if (!Files.isRegularFile(jar)) {
            throw new StartException("%s is not built: %s is missing; run `mvn package -DskipTests`"
                    .formatted(module.getFileName(), project.relativize(jar)));
        }
        return jar;
    }

    private static Path jar(Path project, Path module) {
        return project.resolve(module).resolve("target").resolve("app").resolve(module.getFileName() + ".jar");
    }

    private static boolean starts(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            return manifest != null && manifest.getMainAttributes().containsKey(Attributes.Name.MAIN_CLASS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> withLibraries(Path jar) {
        Path folder = jar.resolveSibling("lib");
        if (!Files.isDirectory(folder)) {
            return Stream.of(jar);
        }
        try (Stream<Path> libraries = Files.list(folder)) {
            return Stream.concat(Stream.of(jar), libraries.sorted().toList().stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
