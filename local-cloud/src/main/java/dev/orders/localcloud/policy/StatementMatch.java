package dev.orders.localcloud.policy;

/**
 * A statement that applied to a request.
 *
 * @param policy the document's name
 * @param statement its {@code Sid}, or its place ({@code Statement[0]})
 */
public record StatementMatch(PolicyType type, String policy, String statement, Effect effect) {

    static StatementMatch of(PolicyType type, PolicyDocument policy, Statement statement) {
        return new StatementMatch(type, policy.name(), statement.name(), statement.effect());
    }
}
