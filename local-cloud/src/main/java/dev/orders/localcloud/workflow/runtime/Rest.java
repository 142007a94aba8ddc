package dev.orders.localcloud.workflow.runtime;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a start has to know of a running execution, so that ten thousand that wait need not be read.
 *
 * @param busy whether calls may be under way or jobs followed, which has to be done again
 * @param due when the next timer fires; absent without one
 */
record Rest(boolean busy, @Nullable Instant due) {

    static final Rest BUSY = new Rest(true, null);
}
