package dev.orders.localcloud.policy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A policy, read once and then only compared: immutable and safe to share.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">IAM: policy grammar</a>
 */
public final class PolicyDocument {

    /** What a policy can be attached to, which shows in its elements. */
    public enum Kind {
        /** Names no principal: identity-based policies, boundaries and session policies. */
        IDENTITY,
        /** Names principals and resources. */
        RESOURCE,
        /** Names principals only: its resource is the role that it belongs to. */
        TRUST
    }

    private final String name;
    private final String json;
    private final Kind kind;
    private final List<Statement> statements;

    PolicyDocument(String name, String json, Kind kind, List<Statement> statements) {
        this.name = name;
        this.json = json;
        this.kind = kind;
        this.statements = List.copyOf(statements);
    }

    /**
     * Reads a policy.
     *
     * @param name what decisions and errors call it, such as its file
     * @throws InvalidPolicyException when AWS would refuse it, or when it uses what this engine does not execute
     */
    public static PolicyDocument parse(String name, String json) {
        return new PolicyReader(name).read(json);
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    /** The condition keys that conditions and variables look at, sorted, as the policy spells them first. */
    public Set<String> contextKeys() {
        Set<String> keys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Statement statement : statements) {
            for (Condition condition : statement.conditions()) {
                keys.add(condition.written());
                condition.patterns().forEach(pattern -> keys.addAll(pattern.variables()));
            }
            ResourcePatterns resources = statement.resources();
            if (resources != null) {
                resources
                        .patterns()
                        .forEach(pattern -> keys.addAll(pattern.template().variables()));
            }
        }
        return keys;
    }

    /** What is legal in it and rarely meant, each with its statement: for a log at start-up. */
    public List<String> warnings() {
        return Warnings.of(name, statements);
    }

    /** The text that it was read from. */
    public String json() {
        return json;
    }

    List<Statement> statements() {
        return statements;
    }

    /** This policy, if it is of that kind. */
    PolicyDocument require(Kind wanted) {
        if (kind != wanted) {
            throw new InvalidPolicyException(
                    name, "", "this place takes policies of kind " + wanted + ", this one is " + kind);
        }
        return this;
    }

    @Override
    public String toString() {
        return name;
    }
}
