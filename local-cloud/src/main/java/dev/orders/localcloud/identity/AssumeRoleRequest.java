package dev.orders.localcloud.identity;

import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.policy.RequestContext;
import dev.orders.localcloud.wire.AwsException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parameters of {@code AssumeRole}. A parameter that the local cloud does not execute, such as a session policy, is
 * refused: left out silently, it would widen what the session may do.
 */
record AssumeRoleRequest(
        String roleArn,
        String sessionName,
        Duration lifetime,
        @Nullable String externalId,
        Map<String, String> tags) {

    private static final Set<String> EXECUTED =
            Set.of("Action", "Version", "RoleArn", "RoleSessionName", "DurationSeconds", "ExternalId");
    private static final Pattern ROLE_ARN = Pattern.compile("arn:aws:iam::\\d{12}:role/[\\w+=,.@/-]+");
    private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");
    private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");
    private static final Duration ROLE_CHAINING_LIMIT = Duration.ofHours(1);

    /** @throws AwsException {@code ValidationError} */
    static AssumeRoleRequest of(ObjectNode input) {
        input.propertyNames().stream()
                .filter(name -> !EXECUTED.contains(name) && !SessionTags.isParameter(name))
                .findFirst()
                .ifPresent(name -> {
                    throw invalid("The local cloud does not execute the parameter '%s' of AssumeRole.".formatted(name));
                });
        String externalId = input.has("ExternalId") ? matching(input, "ExternalId", EXTERNAL_ID) : null;
        return new AssumeRoleRequest(
                matching(input, "RoleArn", ROLE_ARN),
                matching(input, "RoleSessionName", SESSION_NAME),
                lifetime(input),
                externalId,
                SessionTags.read(input));
    }

    Assumption assumptionBy(Principal caller) {
        RequestContext keys = externalId == null
                ? RequestContext.empty()
                : RequestContext.empty().with("sts:ExternalId", externalId);
        return new Assumption(roleArn, caller, "sts:AssumeRole", keys, sessionName, tags, Map.of(), lifetime);
    }

    /** @throws AwsException when the session would outlive what the role, or role chaining, allows */
    void checkDuration(Role role, Principal caller) {
        if (lifetime.compareTo(role.maxSession()) > 0) {
            throw invalid("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
        if (caller instanceof Principal.RoleSession && lifetime.compareTo(ROLE_CHAINING_LIMIT) > 0) {
            throw invalid("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role"
                    + " chaining.");
        }
    }

    private static Duration lifetime(ObjectNode input) {
        String text = input.path("DurationSeconds").asString("3600");
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < 900 || Integer.parseInt(text) > 43_200) {
            throw invalid("1 validation error detected: Value '%s' at 'durationSeconds' failed to satisfy constraint: "
                            .formatted(text)
                    + "Member must have value between 900 and 43200");
        }
        return Duration.ofSeconds(Integer.parseInt(text));
    }

    private static String matching(ObjectNode input, String name, Pattern pattern) {
        String value = input.path(name).asString("");
        if (!pattern.matcher(value).matches()) {
            String member = Character.toLowerCase(name.charAt(0)) + name.substring(1);
            throw invalid("1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member must "
                            .formatted(value, member)
                    + "satisfy regular expression pattern: " + pattern);
        }
        return value;
    }

    private static AwsException invalid(String message) {
        return new AwsException(400, "ValidationError", message);
    }
}
