package dev.orders.localcloud.iam;

import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.policy.RequestContext;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The user or role that a simulation is about, known by its ARN alone. */
record SimulatedPrincipal(Principal principal, RequestContext context) {

    /** Who asks in a simulation that names nobody: has no key and no place in a resource-based policy. */
    static final SimulatedPrincipal SOMEBODY = new SimulatedPrincipal(
            new Principal.User("000000000000", "simulated", "simulated"), RequestContext.empty());

    private static final Pattern ARN = Pattern.compile("arn:aws:iam::(\\d{12}):(user|role)/([\\w+=,.@-]+)");

    static SimulatedPrincipal of(String arn) {
        Matcher parts = ARN.matcher(arn);
        if (!parts.matches()) {
            throw Parameters.invalid("Invalid Entity Arn: " + arn + " does not clearly define entity type and name.");
        }
        String account = parts.group(1);
        String name = parts.group(3);
        RequestContext context = RequestContext.builder()
                .add("aws:PrincipalArn", arn)
                .add("aws:PrincipalAccount", account)
                .build();
        return parts.group(2).equals("user")
                ? new SimulatedPrincipal(
                        new Principal.User(account, "simulated", name),
                        context.with("aws:PrincipalType", "User").with("aws:username", name))
                : new SimulatedPrincipal(
                        new Principal.RoleSession(account, "simulated", name, "simulated", Map.of(), Map.of()),
                        context.with("aws:PrincipalType", "AssumedRole"));
    }

    /** The {@code CallerArn} of a simulation, which IAM wants to be a user's. */
    static SimulatedPrincipal user(String arn) {
        SimulatedPrincipal user = of(arn);
        if (!(user.principal() instanceof Principal.User)) {
            throw Parameters.invalid("CallerArn must be the ARN of an IAM user: " + arn);
        }
        return user;
    }
}
