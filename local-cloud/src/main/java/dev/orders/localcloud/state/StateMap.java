package dev.orders.localcloud.state;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** Keys in the order of their characters, each with a value. Safe for many threads; {@link StateStore} says what is kept when. */
public final class StateMap<V> {

    /** Ends a map's name in the keys of the stored map. */
    private static final char BEGIN = '\0';

    private static final char END = '\1';

    private final MVMap<String, byte[]> map;
    private final String name;
    private final Function<V, byte[]> write;
    private final Function<byte[], V> read;

    public record Entry<V>(String key, V value) {}

    StateMap(MVMap<String, byte[]> map, String name, Function<V, byte[]> write, Function<byte[], V> read) {
        if (!name.matches("[\\w./-]+")) {
            throw new IllegalArgumentException("not a name of a map: " + name);
        }
        this.map = map;
        this.name = name;
        this.write = write;
        this.read = read;
    }

    public @Nullable V get(String key) {
        return value(map.get(stored(key)));
    }

    public void put(String key, V value) {
        map.put(stored(key), write.apply(value));
    }

    /** Puts it where there is nothing; otherwise answers what there is, unchanged. */
    public @Nullable V putIfAbsent(String key, V value) {
        return value(map.putIfAbsent(stored(key), write.apply(value)));
    }

    /** Answers what was there. */
    public @Nullable V remove(String key) {
        return value(map.remove(stored(key)));
    }

    /**
     * Entries of keys in a range, ascending.
     *
     * @param from the first key, itself included
     * @param to where it ends, itself left out; null for no end
     * @param limit at most so many
     */
    public List<Entry<V>> range(String from, @Nullable String to, int limit) {
        return entries(map.cursor(stored(from), null, false), key -> key.compareTo(end(to)) < 0, limit);
    }

    /**
     * Entries of keys in the same range, descending.
     *
     * @param from where it ends, itself included
     * @param to where it begins, itself left out; null for the last key of all
     */
    public List<Entry<V>> descending(String from, @Nullable String to, int limit) {
        String last = map.lowerKey(end(to));
        if (last == null) {
            return List.of();
        }
        return entries(map.cursor(last, null, true), key -> key.compareTo(stored(from)) >= 0, limit);
    }

    private List<Entry<V>> entries(Cursor<String, byte[]> cursor, Predicate<String> within, int limit) {
        List<Entry<V>> found = new ArrayList<>();
        while (found.size() < limit && cursor.hasNext()) {
            String key = cursor.next();
            if (!within.test(key)) {
                break;
            }
            found.add(new Entry<>(key.substring(name.length() + 1), read.apply(cursor.getValue())));
        }
        return found;
    }

    /** All entries whose key begins so, ascending. */
    public List<Entry<V>> startingWith(String prefix) {
        return range(prefix, after(prefix), Integer.MAX_VALUE);
    }

    /** The key after all that begin with the prefix: the highest character is in no key. */
    private static String after(String prefix) {
        return prefix + Character.MAX_VALUE;
    }

    private String stored(String key) {
        return name + BEGIN + key;
    }

    private String end(@Nullable String to) {
        return to == null ? name + END : stored(to);
    }

    private @Nullable V value(byte @Nullable [] bytes) {
        return bytes == null ? null : read.apply(bytes);
    }
}
