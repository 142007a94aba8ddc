package dev.orders.localcloud.policy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The condition keys that every request has, whatever the service.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">IAM: global
 *     condition keys</a>
 */
public final class GlobalContext {

    private GlobalContext() {}

    /**
     * @param now when the request came
     * @param sourceIp the caller's address; null where AWS has none either
     * @param secureTransport whether the request came over TLS, as the application's users see it
     */
    public static RequestContext of(
            Principal principal, Instant now, @Nullable String sourceIp, boolean secureTransport, String region) {
        RequestContext.Builder context = RequestContext.builder();
        // What a session brings along comes first, so that it can't stand for a key that IAM itself sets.
        switch (principal) {
            case Principal.RoleSession session -> context.addAll(session.federation());
            case Principal.Federated web -> context.addAll(web.context());
            default -> {}
        }
        caller(context, principal);
        context.add("aws:CurrentTime", now.truncatedTo(ChronoUnit.SECONDS).toString())
                .add("aws:EpochTime", Long.toString(now.getEpochSecond()))
                .add("aws:SecureTransport", Boolean.toString(secureTransport))
                .add("aws:RequestedRegion", region);
        if (sourceIp != null) {
            context.add("aws:SourceIp", sourceIp);
        }
        return context.build();
    }

    private static void caller(RequestContext.Builder context, Principal principal) {
        switch (principal) {
            case Principal.Anonymous nobody ->
                context.add("aws:PrincipalType", "Anonymous").add("aws:userid", "anonymous");
            case Principal.User user ->
                context.add("aws:PrincipalArn", user.arn())
                        .add("aws:PrincipalAccount", user.accountId())
                        .add("aws:PrincipalType", "User")
                        .add("aws:PrincipalIsAWSService", "false")
                        .add("aws:userid", user.userId())
                        .add("aws:username", user.userName());
            case Principal.RoleSession session -> session(context, session);
            case Principal.Service service ->
                context.add("aws:PrincipalIsAWSService", "true").add("aws:PrincipalServiceName", service.name());
            case Principal.Federated web -> context.add("aws:FederatedProvider", web.provider());
        }
    }

    private static void session(RequestContext.Builder context, Principal.RoleSession session) {
        context.add("aws:PrincipalArn", session.roleArn())
                .add("aws:PrincipalAccount", session.accountId())
                .add("aws:PrincipalType", "AssumedRole")
                .add("aws:PrincipalIsAWSService", "false")
                .add("aws:userid", session.roleId() + ":" + session.sessionName());
        for (Map.Entry<String, String> tag : session.tags().entrySet()) {
            context.add("aws:PrincipalTag/" + tag.getKey(), tag.getValue());
        }
        // A federation key is named after its provider: cognito-identity.amazonaws.com:sub.
        session.federation().keySet().stream()
                .filter(key -> !key.startsWith("aws:"))
                .findFirst()
                .ifPresent(key -> context.add("aws:FederatedProvider", key.substring(0, key.lastIndexOf(':'))));
    }
}
