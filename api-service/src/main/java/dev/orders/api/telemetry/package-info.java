/** The resource {@code /telemetry/summary}: what happened, counted, for operators. */
@NullMarked
package dev.orders.api.telemetry;

import org.jspecify.annotations.NullMarked;
