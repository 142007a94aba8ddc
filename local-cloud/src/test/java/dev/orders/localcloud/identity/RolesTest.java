package dev.orders.localcloud.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orders.localcloud.definitions.DefinitionException;
import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.definitions.ProjectDefinitions;
import dev.orders.localcloud.definitions.RolesDefinition;
import dev.orders.localcloud.policy.InvalidPolicyException;
import dev.orders.localcloud.policy.Policies;
import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.wire.AwsAccount;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

class RolesTest {

    private static final Definitions DEFINITIONS = new IdentityCloud().definitions();
    private static final AwsAccount ACCOUNT = new AwsAccount("eu-west-1", "123456789012");

    @Test
    void findsARoleByItsWholeArn() {
        Roles roles = new Roles(DEFINITIONS, ACCOUNT);

        assertThat(roles.find("arn:aws:iam::123456789012:role/broker")).isPresent();
        assertThat(roles.find("arn:aws:iam::210987654321:role/broker")).isEmpty();
        assertThat(roles.find("broker")).isEmpty();
    }

    @Test
    void givesARolesIdTheSameAfterEveryStart() {
        Role one = role(new Roles(DEFINITIONS, ACCOUNT));
        Role other = role(new Roles(DEFINITIONS, ACCOUNT));

        assertThat(one.id()).isEqualTo(other.id()).matches("AROA[A-Z2-7]{17}");
    }

    @Test
    void givesOnlySessionsOfARoleItsPolicies() {
        Roles roles = new Roles(DEFINITIONS, ACCOUNT);
        String id = role(roles).id();

        assertThat(roles.of(session(id, "broker")).identity()).hasSize(1);
        assertThat(roles.of(session("AROAOTHER", "broker"))).isEqualTo(Policies.none());
        assertThat(roles.of(session(id, "unheard-of"))).isEqualTo(Policies.none());
        assertThat(roles.of(new Principal.User("123456789012", "AIDA", "broker")))
                .isEqualTo(Policies.none());
        assertThat(roles.of(new Principal.Anonymous())).isEqualTo(Policies.none());
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void warnsOfAConditionThatAMissingKeyPasses(CapturedOutput output) {
        String leaky = """
                {"Version": "2012-10-17", "Statement": [
                  {"Sid": "Own", "Effect": "Allow", "Action": "dynamodb:Scan", "Resource": "*", "Condition":
                    {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": "me"}}}]}
                """;
        new Roles(withRole(DEFINITIONS.trust().get("ecs-tasks.json"), leaky), ACCOUNT);

        assertThat(output).contains("WARN").contains("policies/x.json/Own").contains("does not carry the key");
    }

    @Test
    void refusesToStartWithADocumentInTheWrongPlace() {
        String trust = DEFINITIONS.trust().get("ecs-tasks.json");
        String policy = DEFINITIONS.policies().get("broker.json");

        assertThatThrownBy(() -> new Roles(withRole(policy, policy), ACCOUNT))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("trust/x.json");
        assertThatThrownBy(() -> new Roles(withRole(trust, trust), ACCOUNT))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining("policies/x.json");
    }

    private static Definitions withRole(String trust, String policy) {
        return ProjectDefinitions.with(
                DEFINITIONS,
                Map.of(
                        "roles",
                        new RolesDefinition(
                                Map.of("x", new RolesDefinition.Role("x", "", "x.json", List.of("x.json"), 3600))),
                        "trust",
                        Map.of("x.json", trust),
                        "policies",
                        Map.of("x.json", policy)));
    }

    private static Role role(Roles roles) {
        return roles.find("arn:aws:iam::123456789012:role/broker").orElseThrow();
    }

    private static Principal session(String roleId, String roleName) {
        return new Principal.RoleSession("123456789012", roleId, roleName, "session", Map.of(), Map.of());
    }
}
