package dev.orders.localcloud.cognito.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.localcloud.definitions.IdentityDefinition.Group;
import dev.orders.localcloud.definitions.RolesDefinition;
import dev.orders.localcloud.definitions.RolesDefinition.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupRolesTest {

    private final GroupRoles roles = new GroupRoles(
            Map.of(
                    "first", new Group("", "one", 1),
                    "alsoFirst", new Group("", "two", 1),
                    "firstToo", new Group("", "one", 1),
                    "second", new Group("", "two", 2)),
            new RolesDefinition(Map.of("one", role("one"), "two", role("two"))),
            "123456789012");

    @Test
    void theLowestPrecedenceWins() {
        assertThat(roles.preferred(List.of("second", "first"))).contains("arn:aws:iam::123456789012:role/one");
        assertThat(roles.ordered(List.of("second", "first"))).containsExactly("first", "second");
    }

    @Test
    void aSharedPrecedenceWithOneRoleStillPrefersIt() {
        assertThat(roles.preferred(List.of("first", "firstToo"))).contains("arn:aws:iam::123456789012:role/one");
        assertThat(roles.arns(List.of("first", "firstToo"))).hasSize(1);
    }

    @Test
    void aSharedPrecedenceWithTwoRolesPrefersNone() {
        assertThat(roles.preferred(List.of("first", "alsoFirst", "second"))).isEmpty();
    }

    @Test
    void aGroupThatThePoolNoLongerHasGivesNothing() {
        assertThat(roles.arns(List.of("gone"))).isEmpty();
        assertThat(roles.preferred(List.of("gone"))).isEmpty();
    }

    private static Role role(String name) {
        return new Role(name, "", "trust.json", List.of(), 3600);
    }
}
