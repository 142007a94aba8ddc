package dev.orders.localcloud.policy;

import java.util.List;

/** What IAM answers, with the statements that decided it. */
public sealed interface Decision {

    /** The statements that decided; empty for an implicit denial, where none did. */
    List<StatementMatch> matches();

    /** Allowed by these statements. */
    record Allowed(List<StatementMatch> matches) implements Decision {
        public Allowed {
            matches = List.copyOf(matches);
        }
    }

    /**
     * Denied.
     *
     * @param kind whether a statement denies, or none allows
     * @param type the kind of policy that the message names; AWS names one only
     * @param action as it was asked for
     * @param nearMisses for an implicit denial: what kept statements that fit the action from applying
     */
    record Denied(Kind kind, PolicyType type, String action, List<StatementMatch> matches, List<NearMiss> nearMisses)
            implements Decision {

        /** How it came to a denial. */
        public enum Kind {
            EXPLICIT,
            IMPLICIT
        }

        public Denied {
            matches = List.copyOf(matches);
            nearMisses = List.copyOf(nearMisses);
        }

        /** The reason as AWS words it, such as {@code with an explicit deny in an identity-based policy}. */
        public String reason() {
            return kind == Kind.EXPLICIT ? type.explicitly() : type.implicitly(action);
        }

        /** The whole message as AWS words it; actions without a resource name none. */
        public String message(Principal principal, AccessRequest request) {
            String resource = request.resource().equals("*") ? "" : " on resource: " + request.resource();
            return "User: " + principal.arn() + " is not authorized to perform: " + action + resource + " " + reason();
        }
    }
}
