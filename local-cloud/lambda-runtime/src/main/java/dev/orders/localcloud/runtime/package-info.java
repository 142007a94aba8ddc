/** The loop that asks for invocations and runs a function's handler, in the function's own JVM. */
@NullMarked
package dev.orders.localcloud.runtime;

import org.jspecify.annotations.NullMarked;
