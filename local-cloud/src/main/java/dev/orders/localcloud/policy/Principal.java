package dev.orders.localcloud.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who makes a request, as IAM sees it. */
public sealed interface Principal {

    /** The ARN that access-denied messages name; {@code anonymous} for nobody. */
    String arn();

    /** Nobody: the request carries no signature. */
    record Anonymous() implements Principal {
        @Override
        public String arn() {
            return "anonymous";
        }
    }

    /** An IAM user with long-term keys: the one principal for which {@code aws:username} has a value. */
    record User(String accountId, String userId, String userName) implements Principal {
        @Override
        public String arn() {
            return "arn:aws:iam::%s:user/%s".formatted(accountId, userName);
        }
    }

    /**
     * A session of an assumed role.
     *
     * @param tags session tags, seen by policies as {@code aws:PrincipalTag/<key>}
     * @param federation what web identity federation adds to the request context, such as {@code
     *     cognito-identity.amazonaws.com:sub}; empty for a plain AssumeRole
     */
    record RoleSession(
            String accountId,
            String roleId,
            String roleName,
            String sessionName,
            Map<String, String> tags,
            Map<String, List<String>> federation)
            implements Principal {
        public RoleSession {
            tags = Map.copyOf(tags);
            // Condition keys ignore case: two such tags would leave it to chance which one a policy sees.
            if (tags.keySet().stream()
                            .map(key -> key.toLowerCase(Locale.ROOT))
                            .distinct()
                            .count()
                    < tags.size()) {
                throw new IllegalArgumentException("session tags whose keys differ in case only: " + tags.keySet());
            }
            federation = Map.copyOf(federation);
        }

        /** The session's ARN; a role's path is no part of it. */
        @Override
        public String arn() {
            return "arn:aws:sts::%s:assumed-role/%s/%s".formatted(accountId, roleName, sessionName);
        }

        /** The role's own ARN, which {@code aws:PrincipalArn} holds for a session. */
        public String roleArn() {
            return "arn:aws:iam::%s:role/%s".formatted(accountId, roleName);
        }
    }

    /** An AWS service acting for the account, such as {@code ecs-tasks.amazonaws.com}; trust policies name it. */
    record Service(String name) implements Principal {
        @Override
        public String arn() {
            return name;
        }
    }

    /** A web identity before it holds a role: the {@code Federated} principal of a trust policy. */
    record Federated(String provider, Map<String, List<String>> context) implements Principal {
        @Override
        public String arn() {
            return provider;
        }
    }
}
