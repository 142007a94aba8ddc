/** IAM's policy simulation on the wire: anyone can try a policy against the laptop. */
@NullMarked
package dev.orders.localcloud.iam;

import org.jspecify.annotations.NullMarked;
