package dev.orders.localcloud.policy;

import java.util.Optional;

/** The policies that are attached to users and roles, found by ARN: for those who ask about a principal without being it. */
public interface AttachedPolicies {

    /** The policies of the user or role; empty when there is none of that ARN. */
    Optional<Policies> attachedTo(String principalArn);
}
