/** A state machine as a picture: its states and transitions read from its document, placed, and marked with the way of an execution. */
@NullMarked
package dev.orders.localcloud.console.graph;

import org.jspecify.annotations.NullMarked;
