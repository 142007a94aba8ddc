/** The resource {@code /approvals}. */
@NullMarked
package dev.orders.api.approvals;

import org.jspecify.annotations.NullMarked;
