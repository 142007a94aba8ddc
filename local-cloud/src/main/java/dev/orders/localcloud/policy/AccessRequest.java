package dev.orders.localcloud.policy;

/**
 * One question to IAM: may this action be done on this resource?
 *
 * @param action such as {@code dynamodb:GetItem}
 * @param resource an ARN, or {@code *} for actions without a resource
 * @param context the keys that the service itself puts into the request context, such as {@code dynamodb:LeadingKeys}
 */
public record AccessRequest(String action, String resource, RequestContext context) {
    public AccessRequest(String action, String resource) {
        this(action, resource, RequestContext.empty());
    }
}
