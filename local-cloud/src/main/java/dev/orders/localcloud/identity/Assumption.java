package dev.orders.localcloud.identity;

import dev.orders.localcloud.policy.AccessRequest;
import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.policy.RequestContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Somebody wants to act as a role.
 *
 * @param action the STS action: {@code sts:AssumeRole} or {@code sts:AssumeRoleWithWebIdentity}
 * @param keys what the way of assuming adds to the request context, such as {@code sts:ExternalId}
 * @param tags session tags; any of them needs {@code sts:TagSession} too
 * @param federation condition keys that the session keeps
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html">IAM: session tags</a>
 */
record Assumption(
        String roleArn,
        Principal by,
        String action,
        RequestContext keys,
        String sessionName,
        Map<String, String> tags,
        Map<String, List<String>> federation,
        Duration lifetime) {

    /** What IAM is asked: of the caller's own policies, and of the role's trust policy. */
    List<AccessRequest> requests() {
        RequestContext context = keys.with("sts:RoleSessionName", sessionName);
        if (!tags.isEmpty()) {
            context = context.with("aws:TagKeys", tags.keySet());
            for (Map.Entry<String, String> tag : tags.entrySet()) {
                context = context.with("aws:RequestTag/" + tag.getKey(), tag.getValue());
            }
        }
        List<AccessRequest> requests = new ArrayList<>(2);
        requests.add(new AccessRequest(action, roleArn, context));
        if (!tags.isEmpty()) {
            requests.add(new AccessRequest("sts:TagSession", roleArn, context));
        }
        return requests;
    }
}
