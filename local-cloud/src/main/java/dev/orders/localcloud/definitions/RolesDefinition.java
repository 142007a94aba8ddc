package dev.orders.localcloud.definitions;

import java.util.List;
import java.util.Map;

/** {@code roles.yaml}: the IAM roles by key. */
public record RolesDefinition(Map<String, Role> roles) {

    /** @throws IllegalArgumentException when there is no role of this key; references between files are checked at start */
    public Role role(String key) {
        Role role = roles.get(key);
        if (role == null) {
            throw new IllegalArgumentException("no role '" + key + "'");
        }
        return role;
    }

    /**
     * @param trust file name under {@code trust/}
     * @param policies file names under {@code policies/}
     */
    public record Role(
            String name, String description, String trust, List<String> policies, int maxSessionDurationSeconds) {}
}
