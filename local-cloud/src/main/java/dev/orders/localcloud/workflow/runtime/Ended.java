package dev.orders.localcloud.workflow.runtime;

import dev.orders.localcloud.state.StateMap;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** Executions that are over, those of a machine in the order of their ends: the first to be forgotten stand first. */
final class Ended {

    private final StateMap<String> keys;
    private final int most;

    /** By machine; only there where the number matters. */
    private final ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();

    /**
     * @param keys by place
     * @param most of one machine that are kept; a map with a bound must be empty at first, because it is never counted
     */
    Ended(StateMap<String> keys, int most) {
        this.keys = keys;
        this.most = most;
    }

    void add(String key, Instant stopped) {
        if (keys.putIfAbsent(Journal.place(key, stopped), key) == null && most < Integer.MAX_VALUE) {
            counts.merge(machine(key), 1, Integer::sum);
        }
    }

    void remove(String place) {
        if (keys.remove(place) != null) {
            counts.computeIfPresent(machine(place), (machine, count) -> count - 1);
        }
    }

    /**
     * The first of a machine, if their time has come.
     *
     * @param before those that ended before it have to go
     * @param limit at most so many
     */
    List<StateMap.Entry<String>> leaving(String machine, Instant before, int limit) {
        return keys.range(machine + "/", machine + "0", limit).stream()
                .filter(entry -> leaves(entry.key(), before))
                .toList();
    }

    boolean leaves(String place, Instant before) {
        return counts.getOrDefault(machine(place), 0) > most
                || place.compareTo(Journal.place(machine(place) + "/", before)) < 0;
    }

    private static String machine(String place) {
        return place.substring(0, place.indexOf('/'));
    }
}
