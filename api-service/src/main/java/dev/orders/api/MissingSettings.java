package dev.orders.api;

import java.util.List;

/** The environment does not say what the service needs to know. */
final class MissingSettings extends RuntimeException {
    MissingSettings(List<String> variables) {
        super("environment variables are missing: " + String.join(", ", variables));
    }
}
