/** Counts the events of the telemetry stream by minute and by hour, each of them once. */
@NullMarked
package dev.orders.functions.rollup;

import org.jspecify.annotations.NullMarked;
