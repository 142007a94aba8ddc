/** Lambda: each function in JVMs of its own behind the Runtime API, invoked over the wire or by an event source mapping. */
@NullMarked
package dev.orders.localcloud.lambda;

import org.jspecify.annotations.NullMarked;
