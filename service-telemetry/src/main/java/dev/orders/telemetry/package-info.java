/** What services say of what happens in them: CloudEvents on their way into a Kinesis stream, never at the cost of a request. */
@NullMarked
package dev.orders.telemetry;

import org.jspecify.annotations.NullMarked;
