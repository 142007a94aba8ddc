/** EventBridge Pipes: carries changes of a table's stream, filtered and in order, to a workflow. */
@NullMarked
package dev.orders.localcloud.pipes;

import org.jspecify.annotations.NullMarked;
