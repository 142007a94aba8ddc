/** JSONata as Step Functions evaluates it: bound variables, bounded time and depth, a clock and a random source from outside. */
@NullMarked
package dev.orders.localcloud.workflow.jsonata;

import org.jspecify.annotations.NullMarked;
