package dev.orders.localcloud.workflow.engine;

import java.util.List;

/** What one signal led to: write the events, then the snapshot, then do the effects. */
public record Step(Snapshot next, List<HistoryEvent> events, List<Effect> effects) {

    /** Whether the signal changed anything. */
    public boolean changed(Snapshot before) {
        return !next.equals(before);
    }
}
