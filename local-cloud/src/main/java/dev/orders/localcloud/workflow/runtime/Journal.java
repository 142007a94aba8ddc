package dev.orders.localcloud.workflow.runtime;

import dev.orders.localcloud.state.StateMap;
import dev.orders.localcloud.state.StateStore;
import dev.orders.localcloud.workflow.engine.Execution;
import dev.orders.localcloud.workflow.engine.HistoryEvent;
import dev.orders.localcloud.workflow.engine.Step;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Executions in the state store. A step's events are written first and its record last: the record is the commit, and
 * events beyond the last one that it counts don't exist. An execution is written by one thread at a time.
 */
public final class Journal {

    private static final int EXPRESS_PART = 5;
    private static final int ALL = Integer.MAX_VALUE;
    private static final int KEPT_IN_MEMORY = 10_000;

    /** What one end may remove, so that it costs the same however much is due. */
    private static final int LEAVING_AT_ONCE = 2;

    private final StateStore store;
    private final StateMap<ExecutionRecord> records;
    private final StateMap<HistoryEvent> events;
    private final StateMap<Rest> running;
    private final StateMap<String> started;
    private final Ended ended;

    /** Without a folder at most {@value #KEPT_IN_MEMORY} executions of a machine are kept that are over. */
    public Journal(StateStore store, String name) {
        this(store, name, store.folder() == null ? KEPT_IN_MEMORY : Integer.MAX_VALUE);
    }

    /**
     * @param name under which it is found again in the store
     * @param kept at most so many of a machine that are over
     */
    Journal(StateStore store, String name, int kept) {
        this.store = store;
        this.records = store.map(name + "/records", ExecutionRecord.class);
        this.events = store.map(name + "/events", HistoryEvent.class);
        this.running = store.map(name + "/running", Rest.class);
        this.started = store.map(name + "/started", String.class);
        this.ended = new Ended(store.map(name + "/ended", String.class), kept);
    }

    /**
     * An execution's key: names hold no slash and no colon, so that those of one machine stand together. Names of Express
     * executions are not unique; their ARN has an id more.
     */
    static String key(Execution execution) {
        String[] parts = execution.arn().split(":");
        return parts[EXPRESS_PART].equals("express")
                ? "%s/%s:%s".formatted(execution.stateMachineName(), execution.name(), parts[parts.length - 1])
                : execution.stateMachineName() + "/" + execution.name();
    }

    public @Nullable ExecutionRecord find(String key) {
        return records.get(key);
    }

    void begin(String key, Step step, ExecutionRecord record) {
        Execution execution = step.next().execution();
        started.put(startKey(execution), key);
        running.put(key, Rest.BUSY);
        commit(key, step, record);
    }

    /** Says first that there may be calls to repeat: a crash at any moment may only make a start do too much. */
    void commit(String key, Step step, ExecutionRecord record) {
        Rest rest = running.get(key);
        if (rest != null && !rest.busy()) {
            running.put(key, Rest.BUSY);
        }
        for (HistoryEvent event : step.events()) {
            events.put(eventKey(key, event.id()), event);
        }
        records.put(key, record);
    }

    /** After its commit: nothing is under way until then. */
    void rests(String key, @Nullable Instant due) {
        running.put(key, new Rest(false, due));
    }

    void ended(String key, Instant stopped) {
        ended.add(key, stopped);
        running.remove(key);
    }

    /** Removes all there is of an execution, its record after what is found by it: cut short, it can be done again. */
    void forget(String key) {
        ExecutionRecord record = records.get(key);
        if (record != null) {
            for (StateMap.Entry<HistoryEvent> event : events.startingWith(key + "/")) {
                events.remove(event.key());
            }
            started.remove(startKey(record.execution()));
            records.remove(key);
            if (record.stopped() != null) {
                ended.remove(place(key, record.stopped()));
            }
        }
        running.remove(key);
    }

    /** Before an execution begins anew, at another instant. */
    void unlist(Execution execution) {
        started.remove(startKey(execution));
    }

    /** Some of a machine that are to be forgotten. */
    List<Place> leaving(String machine, Instant before) {
        return ended.leaving(machine, before, LEAVING_AT_ONCE).stream()
                .map(entry -> new Place(entry.key(), entry.value()))
                .toList();
    }

    /** Forgets an execution that ended there, unless it may stay after all. */
    void leave(Place place, Instant before) {
        ExecutionRecord record = records.get(place.key());
        if (record == null
                || record.stopped() == null
                || !place(place.key(), record.stopped()).equals(place.place())) {
            // A crash came between, or the name is used again.
            ended.remove(place.place());
        } else if (ended.leaves(place.place(), before)) {
            forget(place.key());
        }
    }

    List<StateMap.Entry<Rest>> running() {
        return running.range("", null, ALL);
    }

    /** Returns when everything that this thread wrote is on disk. */
    void flush() {
        store.flush();
    }

    /**
     * Committed events in the order of their ids.
     *
     * @param first the lowest id
     */
    public List<HistoryEvent> history(String key, ExecutionRecord record, long first, int limit) {
        return events
                .range(eventKey(key, first), eventKey(key, record.snapshot().lastEvent() + 1), limit)
                .stream()
                .map(StateMap.Entry::value)
                .toList();
    }

    /** The same, the newest first. @param last the highest id */
    public List<HistoryEvent> reverseHistory(String key, ExecutionRecord record, long last, int limit) {
        long end = Math.min(last, record.snapshot().lastEvent()) + 1;
        return events.descending(eventKey(key, 0), eventKey(key, end), limit).stream()
                .map(StateMap.Entry::value)
                .toList();
    }

    /**
     * Where executions of a machine stand in the order of their starts, the newest first.
     *
     * @param before leaves out this place and all newer ones; null for none
     */
    public List<Place> newest(String machine, @Nullable String before, int limit) {
        return started.descending(machine + "/", before == null ? machine + "0" : before, limit).stream()
                .map(entry -> new Place(entry.key(), entry.value()))
                .toList();
    }

    /** @param key of the execution, which isn't there when a crash came between */
    public record Place(String place, String key) {}

    /** Whether the record is the one that was started there: names are used again after 90 days. */
    public static boolean isAt(Place place, ExecutionRecord record) {
        return startKey(record.execution()).equals(place.place());
    }

    private static String startKey(Execution execution) {
        return place(key(execution), execution.startTime());
    }

    /** Those of one machine stand in the order of the instants. */
    static String place(String key, Instant at) {
        int slash = key.indexOf('/');
        return "%s/%015d%s".formatted(key.substring(0, slash), at.toEpochMilli(), key.substring(slash));
    }

    private static String eventKey(String key, long id) {
        return "%s/%010d".formatted(Objects.requireNonNull(key), id);
    }
}
