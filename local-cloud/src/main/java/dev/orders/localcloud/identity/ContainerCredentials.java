package dev.orders.localcloud.identity;

import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.RoleCredentials;
import dev.orders.localcloud.wire.ServiceRole;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Credentials of the container services' roles, as ECS gives them: each process gets an address and a token of its own, and
 * can fetch the credentials of no other role.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html">Container credential
 *     provider</a>
 */
public final class ContainerCredentials {

    static final String PATH = "/container-credentials/";
    private static final String ECS = "ecs-tasks.amazonaws.com";

    private final RoleCredentials roles;
    private final AwsAccount account;
    private final Map<String, Task> tasks = new ConcurrentHashMap<>();

    ContainerCredentials(RoleCredentials roles, AwsAccount account) {
        this.roles = roles;
        this.account = account;
    }

    private record Task(ServiceRole role, String token) {}

    /**
     * Where a process finds its credentials.
     *
     * @param path below the local cloud's address: {@code AWS_CONTAINER_CREDENTIALS_FULL_URI}
     * @param token {@code AWS_CONTAINER_AUTHORIZATION_TOKEN}
     */
    public record Source(String path, String token) {
        @Override
        public String toString() {
            return "Source[" + path + "]";
        }
    }

    /**
     * Registers a process.
     *
     * @throws dev.orders.localcloud.wire.AwsException at once, not at the first fetch, when the role's trust policy does
     *     not let ECS assume it
     */
    public Source register(String roleArn, String sessionName) {
        ServiceRole role = new ServiceRole(roleArn, ECS, taskArn(sessionName), sessionName);
        roles.assume(role);
        String id = UUID.randomUUID().toString();
        Task task = new Task(role, Identifiers.token());
        tasks.put(id, task);
        return new Source(PATH + id, task.token());
    }

    /** Fresh credentials and their role's ARN; empty for a wrong id or token. */
    Optional<Fetched> fetch(String id, String token) {
        return Optional.ofNullable(tasks.get(id))
                .filter(task -> MessageDigest.isEqual(
                        task.token().getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8)))
                .map(task -> new Fetched(task.role().roleArn(), roles.assume(task.role())));
    }

    private String taskArn(String name) {
        return "arn:aws:ecs:%s:%s:task/local/%s".formatted(account.region(), account.accountId(), name);
    }

    record Fetched(String roleArn, AccessKey key) {}
}
