package dev.orders.localcloud;

import dev.orders.localcloud.hosting.process.StartException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What a start of the local cloud can be told, as system properties {@code localcloud.*}.
 *
 * @param port of SDK calls, Hosted UI, API and console; default 4566
 * @param webPort of the web front end; default 8080
 * @param project the checkout whose built jars are started; default the working directory's parent
 * @param definitions the folder of definitions; default the project's own
 * @param data the folder that keeps tables, people and whatever runs across restarts; default none: all is in memory
 * @param services which of {@code services.yaml} are started; default all, empty for none
 * @param images the tag of the images that the services run from, in Docker; default none: they run from their jars
 * @param stopsWithParent whether the end of the process that started it, such as Maven, ends it too
 */
record LocalCloudSettings(
        int port,
        int webPort,
        Path project,
        Path definitions,
        @Nullable Path data,
        Optional<List<String>> services,
        @Nullable String images,
        boolean stopsWithParent) {

    static LocalCloudSettings from(Properties properties) {
        Path project =
                Path.of(text(properties, "project", "..")).toAbsolutePath().normalize();
        return new LocalCloudSettings(
                port(properties, "port", 4566),
                port(properties, "web-port", 8080),
                project,
                Path.of(text(properties, "definitions", project + "/infra-terraform/definitions")),
                folder(properties, "data"),
                Optional.ofNullable(properties.getProperty("localcloud.services"))
                        .map(LocalCloudSettings::list),
                tag(properties),
                Boolean.parseBoolean(text(properties, "stops-with-parent", "false")));
    }

    boolean starts(String service) {
        return services.map(names -> names.contains(service)).orElse(true);
    }

    private static int port(Properties properties, String name, int fallback) {
        String text = text(properties, name, String.valueOf(fallback));
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535 && Integer.parseInt(text) > 0) {
            return Integer.parseInt(text);
        }
        throw new StartException("localcloud.%s is '%s': give a port from 1 to 65535".formatted(name, text));
    }

    /** As the OCI distribution specification has tags. */
    private static @Nullable String tag(Properties properties) {
        String tag = text(properties, "images", "");
        if (!tag.isEmpty() && !tag.matches("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}")) {
            throw new StartException("localcloud.images is '%s': give the tag of an image".formatted(tag));
        }
        return tag.isEmpty() ? null : tag;
    }

    private static @Nullable Path folder(Properties properties, String name) {
        String text = text(properties, name, "");
        return text.isEmpty() ? null : Path.of(text).toAbsolutePath().normalize();
    }

    private static String text(Properties properties, String name, String fallback) {
        String text = properties.getProperty("localcloud." + name, "");
        return text.isBlank() ? fallback : text;
    }

    private static List<String> list(String names) {
        return Arrays.stream(names.split(","))
                .map(String::strip)
                .filter(n -> !n.isEmpty())
                .toList();
    }
}
