package dev.orders.localcloud.dynamodb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * DynamoDB Local's own class path. Its Jetty, Jackson and SDK are older than the application's, so it shares nothing
 * with it but the platform and the logging façades, which make its log part of ours.
 */
final class IsolatedClasses extends URLClassLoader {

    private static final List<String> SHARED = List.of("org.slf4j.", "org.apache.logging.log4j.");
    private static final List<String> LOGGING_JARS = List.of("slf4j-", "log4j-");

    static {
        registerAsParallelCapable();
    }

    private IsolatedClasses(List<URL> jars) {
        super("dynamodb-local", jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    /** @throws IllegalStateException when the folder does not hold DynamoDB Local */
    static IsolatedClasses of(Path libraries) {
        List<URL> jars = new ArrayList<>();
        boolean found = false;
        if (Files.isDirectory(libraries)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(libraries, "*.jar")) {
                for (Path jar : files) {
                    String name = jar.getFileName().toString();
                    found |= name.startsWith("DynamoDBLocal-");
                    if (LOGGING_JARS.stream().noneMatch(name::startsWith)) {
                        jars.add(jar.toUri().toURL());
                    }
                }
            } catch (MalformedURLException e) {
                throw new IllegalStateException("not a path of jars: " + libraries, e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (!found) {
            throw new IllegalStateException("DynamoDB Local is not in " + libraries.toAbsolutePath()
                    + ": build it with `mvn -pl local-cloud/dynamodb-local package`");
        }
        return new IsolatedClasses(jars);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        for (String shared : SHARED) {
            if (name.startsWith(shared)) {
                return IsolatedClasses.class.getClassLoader().loadClass(name);
            }
        }
        return super.findClass(name);
    }
}
