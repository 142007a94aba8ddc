/** Amazon SQS: standard queues, kept with the rest of the state. */
@NullMarked
package dev.orders.localcloud.queues;

import org.jspecify.annotations.NullMarked;
