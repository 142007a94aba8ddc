package dev.orders.localcloud.policy;

/**
 * The role that a policy plays in a decision; access-denied messages name it.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">IAM: access denied</a>
 */
public enum PolicyType {
    IDENTITY("identity-based policy", "an identity-based policy"),
    RESOURCE("resource-based policy", "a resource-based policy"),
    BOUNDARY("permissions boundary", "a permissions boundary"),
    SESSION("session policy", "a session policy");

    private final String name;
    private final String nameWithArticle;

    PolicyType(String name, String nameWithArticle) {
        this.name = name;
        this.nameWithArticle = nameWithArticle;
    }

    String implicitly(String action) {
        return "because no " + name + " allows the " + action + " action";
    }

    String explicitly() {
        return "with an explicit deny in " + nameWithArticle;
    }
}
