/** IAM's decision as a pure function of policies and a request. No Spring, no HTTP, no clock. */
@NullMarked
package dev.orders.localcloud.policy;

import org.jspecify.annotations.NullMarked;
