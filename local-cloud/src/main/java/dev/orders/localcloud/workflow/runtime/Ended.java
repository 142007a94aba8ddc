package dev.orders.localcloud.workflow.runtime;

import dev.orders.localcloud.state.StateMap;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

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
     * @param limit at most so many, or all that are too many: two that end at once may name the same
     */
    List<StateMap.Entry<String>> leaving(String machine, Instant before, int limit) {
        int tooMany = counts.getOrDefault(machine, 0) - most;
        List<StateMap.Entry<String>> first = keys.range(machine + "/", machine + "0", Math.max(limit, tooMany));
        return IntStream.range(0, first.size())
                .filter(i -> i < tooMany || isPast(first.get(i).key(), before))
                .mapToObj(first::get)
                .toList();
    }

    /** Whether it has to go. Of those that are one too many only one is told so: its place is taken from it with the answer. */
    boolean leaves(String place, Instant before) {
        return isPast(place, before) || isTooMany(place);
    }

    private static boolean isPast(String place, Instant before) {
        return place.compareTo(Journal.place(machine(place) + "/", before)) < 0;
    }

    private boolean isTooMany(String place) {
        boolean[] taken = new boolean[1];
        counts.computeIfPresent(machine(place), (machine, count) -> {
            taken[0] = count > most && keys.remove(place) != null;
            return taken[0] ? count - 1 : count;
        });
        return taken[0];
    }

    private static String machine(String place) {
        return place.substring(0, place.indexOf('/'));
    }
}
