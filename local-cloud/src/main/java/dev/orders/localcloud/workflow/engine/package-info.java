/** Executions of a state machine as a pure function: a snapshot and a signal give the next snapshot, events and effects. */
@NullMarked
package dev.orders.localcloud.workflow.engine;

import org.jspecify.annotations.NullMarked;
