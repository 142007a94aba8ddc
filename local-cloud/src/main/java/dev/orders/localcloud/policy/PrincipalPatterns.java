package dev.orders.localcloud.policy;

import java.util.Set;

/**
 * {@code Principal} or {@code NotPrincipal} of a resource-based or trust policy. Names are compared whole: AWS knows no
 * wildcards in them but {@code *} for everybody.
 *
 * @param aws user, role and session ARNs
 * @param accounts account numbers
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">IAM:
 *     Principal</a>
 */
record PrincipalPatterns(
        boolean negated,
        boolean everybody,
        Set<String> accounts,
        Set<String> aws,
        Set<String> services,
        Set<String> federated) {

    /** How closely a policy names a principal: what else must allow depends on it. */
    enum Standing {
        /** Not at all. */
        NONE,
        /** By its account, which only hands the decision to the account's identity policies. */
        ACCOUNT,
        /** By its role or as everybody: boundary and session policy still count. */
        BROAD,
        /** By its own ARN: final. */
        EXACT
    }

    Standing standing(Principal principal) {
        if (negated) {
            return exempt(principal) ? Standing.NONE : Standing.BROAD;
        }
        Standing named = named(principal);
        return named.compareTo(Standing.BROAD) < 0 && everybody ? Standing.BROAD : named;
    }

    private Standing named(Principal principal) {
        return switch (principal) {
            case Principal.Anonymous nobody -> Standing.NONE;
            case Principal.User user -> exactOrAccount(user.arn(), user.accountId());
            case Principal.RoleSession session ->
                aws.contains(session.roleArn()) && !aws.contains(session.arn())
                        ? Standing.BROAD
                        : exactOrAccount(session.arn(), session.accountId());
            case Principal.Service service -> services.contains(service.name()) ? Standing.EXACT : Standing.NONE;
            case Principal.Federated web -> federated.contains(web.provider()) ? Standing.EXACT : Standing.NONE;
        };
    }

    private Standing exactOrAccount(String arn, String accountId) {
        if (aws.contains(arn)) {
            return Standing.EXACT;
        }
        return accounts.contains(accountId) ? Standing.ACCOUNT : Standing.NONE;
    }

    /**
     * Whom {@code NotPrincipal} spares: AWS wants a user's account named beside the user, and for a session its account and
     * role too; it says that otherwise it "might" deny, which is read here as "does".
     */
    private boolean exempt(Principal principal) {
        return everybody
                || switch (principal) {
                    case Principal.User user -> aws.contains(user.arn()) && accounts.contains(user.accountId());
                    case Principal.RoleSession session ->
                        aws.contains(session.arn())
                                && aws.contains(session.roleArn())
                                && accounts.contains(session.accountId());
                    case Principal.Anonymous nobody -> false;
                    case Principal.Service service -> services.contains(service.name());
                    case Principal.Federated web -> federated.contains(web.provider());
                };
    }
}
