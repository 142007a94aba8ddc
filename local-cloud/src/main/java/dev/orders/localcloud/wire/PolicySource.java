package dev.orders.localcloud.wire;

import dev.orders.localcloud.policy.Policies;
import dev.orders.localcloud.policy.Principal;

/** Where the policies of whoever calls come from. */
public interface PolicySource {

    /** The principal's policies; none for somebody who has none, so that everything is denied. */
    Policies of(Principal principal);
}
