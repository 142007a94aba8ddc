package dev.orders.functions.rollup.table;

import dev.orders.functions.rollup.event.EventKey;
import java.util.Set;

/** What became of a transaction: all of it, or nothing. */
public sealed interface Outcome {

    /** Counters and checkpoint are written. */
    record Committed() implements Outcome {}

    /** Nothing is: the checkpoint is not what it was thought to be, so somebody else counted. */
    record Overtaken() implements Outcome {}

    /** Nothing is: these events are counted already. */
    record Repeated(Set<EventKey> keys) implements Outcome {
        public Repeated {
            keys = Set.copyOf(keys);
        }
    }
}
