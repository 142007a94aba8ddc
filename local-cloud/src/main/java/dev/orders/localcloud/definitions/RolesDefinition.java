package dev.orders.localcloud.definitions;

import java.util.List;
import java.util.Map;

/** {@code roles.yaml}: the IAM roles by key. */
public record RolesDefinition(Map<String, Role> roles) {

    /**
     * @param trust file name under {@code trust/}
     * @param policies file names under {@code policies/}
     */
    public record Role(
            String name, String description, String trust, List<String> policies, int maxSessionDurationSeconds) {}
}
