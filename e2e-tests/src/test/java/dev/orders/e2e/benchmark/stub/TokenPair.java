package dev.orders.e2e.benchmark.stub;

/** What one signed-in user's client sends. */
public record TokenPair(String userId, String access, String identity) {

    /** The access token alone, as any resource server takes it; a header line with its end. */
    public String bearer() {
        return "Authorization: Bearer " + access + "\r\n";
    }

    /** Both, as the REST service takes them. */
    public String headers() {
        return bearer() + "X-Identity-Token: " + identity + "\r\n";
    }

    @Override
    public String toString() {
        return "TokenPair[" + userId + "]";
    }
}
