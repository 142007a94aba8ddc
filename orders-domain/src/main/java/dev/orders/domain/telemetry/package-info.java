/** What is counted of what happened: rows of counters by minute and by hour, and how they are named. */
@NullMarked
package dev.orders.domain.telemetry;

import org.jspecify.annotations.NullMarked;
