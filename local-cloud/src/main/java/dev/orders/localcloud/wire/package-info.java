/** The one visible path of every SDK call: find the service, verify, authorize, execute, answer. */
@NullMarked
package dev.orders.localcloud.wire;

import org.jspecify.annotations.NullMarked;
