package dev.orders.localcloud.policy;

/** A policy that AWS would refuse as malformed, or that uses what this engine does not execute. Never evaluated in part. */
public final class InvalidPolicyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String policy;
    private final String pointer;

    /**
     * @param policy the document's name, such as its file
     * @param pointer the place as a JSON pointer, such as {@code /Statement/0/Condition}; empty for the whole document
     */
    public InvalidPolicyException(String policy, String pointer, String problem) {
        super(policy + "#" + pointer + ": " + problem);
        this.policy = policy;
        this.pointer = pointer;
    }

    public String policy() {
        return policy;
    }

    public String pointer() {
        return pointer;
    }
}
