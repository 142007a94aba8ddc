package dev.orders.localcloud.definitions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project's own definitions, rendered for a test that cares for a few of their values or none. */
public final class ProjectDefinitions {

    public static final Path FOLDER = Path.of("..", "infra-terraform", "definitions");

    private static final Pattern PLACEHOLDER = Pattern.compile("(?<!\\$)\\$\\{([a-z_]+)}");

    private ProjectDefinitions() {}

    /** A value for every placeholder: numbers where a number is needed, the given ones where they are given. */
    public static Map<String, String> variables(Map<String, String> given) {
        Map<String, String> variables = new HashMap<>();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                PLACEHOLDER
                        .matcher(Files.readString(file))
                        .results()
                        .map(match -> match.group(1))
                        .forEach(name -> variables.put(name, value(name)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        variables.putAll(given);
        return variables;
    }

    private static String value(String name) {
        return switch (name) {
            case "region" -> "eu-west-1";
            case "account_id" -> "123456789012";
            case "name" -> "orders-local";
            case "mail_from" -> "orders@example.com";
            default -> name.endsWith("_seconds") || name.endsWith("_below") ? "3600" : name + "-value";
        };
    }

    public static Definitions load(Map<String, String> given) {
        return Definitions.load(FOLDER, variables(given));
    }

    /** The same definitions but for these components, by their names. */
    public static Definitions with(Definitions own, Map<String, ?> others) {
        RecordComponent[] components = Definitions.class.getRecordComponents();
        try {
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                String name = components[i].getName();
                values[i] = others.containsKey(name)
                        ? others.get(name)
                        : components[i].getAccessor().invoke(own);
            }
            return Definitions.class
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
