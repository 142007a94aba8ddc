package dev.orders.functions.rollup.counting;

import dev.orders.domain.telemetry.Counter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What one transaction adds to a row, and the records that it comes from. */
public final class Row {

    private final Map<Counter, Long> counters = new LinkedHashMap<>();
    private final SequenceNumber first;
    private SequenceNumber last;

    Row(SequenceNumber first) {
        this.first = first;
        this.last = first;
    }

    void add(SequenceNumber from, Increment increment) {
        counters.merge(increment.counter(), increment.by(), Math::addExact);
        last = from;
    }

    public Map<Counter, Long> counters() {
        return Collections.unmodifiableMap(counters);
    }

    public SequenceNumber first() {
        return first;
    }

    public SequenceNumber last() {
        return last;
    }
}
