package dev.orders.localcloud.policy;

import java.util.List;

/** One value of a condition in a policy, ready to be compared with a value of the request. */
interface ValuePattern {

    /** What a comparison says. */
    enum Match {
        YES,
        NO,
        /** The request's value is nothing that the operator can compare. */
        UNREADABLE;

        static Match of(boolean match) {
            return match ? YES : NO;
        }
    }

    Match match(String value, Keys keys);

    /** The keys of the variables in it, as the policy spells them. */
    default List<String> variables() {
        return List.of();
    }
}
