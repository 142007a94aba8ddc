package dev.orders.localcloud.identity;

import dev.orders.localcloud.definitions.DefinitionException;
import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.definitions.RolesDefinition;
import dev.orders.localcloud.policy.Policies;
import dev.orders.localcloud.policy.PolicyDocument;
import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.wire.AwsAccount;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The roles of {@code roles.yaml}, their policies read once at start: also where the policies of a session come from. */
final class Roles {

    private static final Logger LOG = LoggerFactory.getLogger(Roles.class);

    private final Map<String, Role> byName = new HashMap<>();
    private final AwsAccount account;

    /** @throws DefinitionException or the policy reader's own, for a document that is no policy of its kind */
    Roles(Definitions definitions, AwsAccount account) {
        this.account = account;
        definitions.roles().roles().values().forEach(role -> byName.put(role.name(), read(role, definitions)));
    }

    Optional<Role> find(String arn) {
        return Optional.ofNullable(byName.get(arn.substring(arn.lastIndexOf('/') + 1)))
                .filter(role -> role.arn().equals(arn));
    }

    Policies of(Principal principal) {
        if (principal instanceof Principal.RoleSession session
                && byName.get(session.roleName()) instanceof Role role
                && role.id().equals(session.roleId())) {
            return role.policies();
        }
        return Policies.none();
    }

    Optional<Policies> attachedTo(String principalArn) {
        return find(principalArn).map(Role::policies);
    }

    private Role read(RolesDefinition.Role definition, Definitions definitions) {
        String arn = "arn:aws:iam::%s:role/%s".formatted(account.accountId(), definition.name());
        PolicyDocument trust = document("trust/", definition.trust(), definitions.trust());
        if (trust.kind() != PolicyDocument.Kind.TRUST) {
            throw new DefinitionException(trust.name(), "", "this is no trust policy but one of kind " + trust.kind());
        }
        return new Role(
                arn,
                Identifiers.roleId(arn),
                definition.name(),
                trust,
                Policies.identity(definition.policies().stream()
                        .map(file -> document("policies/", file, definitions.policies()))
                        .toList()),
                Duration.ofSeconds(definition.maxSessionDurationSeconds()));
    }

    private static PolicyDocument document(String folder, String file, Map<String, String> texts) {
        PolicyDocument document = PolicyDocument.parse(folder + file, Objects.requireNonNull(texts.get(file)));
        document.warnings().forEach(LOG::warn);
        return document;
    }
}
