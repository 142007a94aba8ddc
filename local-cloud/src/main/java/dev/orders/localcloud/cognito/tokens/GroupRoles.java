package dev.orders.localcloud.cognito.tokens;

import dev.orders.localcloud.definitions.IdentityDefinition.Group;
import dev.orders.localcloud.definitions.RolesDefinition;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The roles that groups carry.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html">Adding groups
 *     to a user pool</a>
 */
public final class GroupRoles {

    private final Map<String, Group> groups;
    private final RolesDefinition roles;
    private final String accountId;

    public GroupRoles(Map<String, Group> groups, RolesDefinition roles, String accountId) {
        this.groups = groups;
        this.roles = roles;
        this.accountId = accountId;
    }

    /** The groups that the pool has of these, best precedence first. */
    List<String> ordered(Collection<String> names) {
        return names.stream()
                .filter(groups::containsKey)
                .sorted(Comparator.comparingInt((String name) -> group(name).precedence())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    List<String> arns(Collection<String> names) {
        return ordered(names).stream().map(name -> arn(group(name))).distinct().toList();
    }

    /** The role of the best precedence; none when groups share that precedence and differ in their roles. */
    Optional<String> preferred(Collection<String> names) {
        List<Group> ordered = ordered(names).stream().map(this::group).toList();
        List<String> best = ordered.stream()
                .filter(group -> group.precedence() == ordered.getFirst().precedence())
                .map(this::arn)
                .distinct()
                .toList();
        return best.size() == 1 ? Optional.of(best.getFirst()) : Optional.empty();
    }

    private Group group(String name) {
        Group group = groups.get(name);
        if (group == null) {
            throw new IllegalArgumentException("the pool has no group " + name);
        }
        return group;
    }

    private String arn(Group group) {
        RolesDefinition.Role role = roles.roles().get(group.role());
        if (role == null) {
            throw new IllegalArgumentException("there is no role " + group.role());
        }
        return "arn:aws:iam::%s:role/%s".formatted(accountId, role.name());
    }
}
