package dev.orders.telemetry;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A stream that answers as it is told to, call by call, and takes everything once nothing more is told. */
final class ScriptedStream implements Stream {
    private static final JsonMapper JSON = new JsonMapper();

    private final Queue<Function<List<Entry>, Answer>> script = new ArrayDeque<>();
    private Function<List<Entry>, Answer> otherwise = ScriptedStream::takeAll;
    private final List<List<Entry>> calls = new ArrayList<>();
    private final List<Entry> taken = new ArrayList<>();
    private boolean closed;

    void next(Function<List<Entry>, Answer> answer) {
        script.add(answer);
    }

    void always(Function<List<Entry>, Answer> answer) {
        otherwise = answer;
    }

    static Answer takeAll(List<Entry> entries) {
        return new Heard(new BitSet());
    }

    static Function<List<Entry>, Answer> refuse(int... indexes) {
        return entries -> {
            var again = new BitSet();
            IntStream.of(indexes).forEach(again::set);
            return new Heard(again);
        };
    }

    /** Refuses the request as a whole as long as it has such a record. */
    static Function<List<Entry>, Answer> invalid(Predicate<Entry> poison) {
        return entries -> entries.stream().anyMatch(poison)
                ? new Trouble(Kind.INVALID, "InvalidArgumentException")
                : takeAll(entries);
    }

    static Function<List<Entry>, Answer> fail(Kind kind, String cause) {
        return entries -> new Trouble(kind, cause);
    }

    @Override
    public synchronized Answer put(List<Entry> entries) {
        calls.add(List.copyOf(entries));
        var answer = (script.isEmpty() ? otherwise : script.remove()).apply(entries);
        if (answer instanceof Heard heard) {
            IntStream.range(0, entries.size())
                    .filter(i -> !heard.again().get(i))
                    .forEach(i -> taken.add(entries.get(i)));
        }
        return answer;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized List<Integer> callSizes() {
        return calls.stream().map(List::size).toList();
    }

    synchronized List<List<Entry>> calls() {
        return List.copyOf(calls);
    }

    /** Ids of the events that it has, in its order. */
    synchronized List<String> ids() {
        return events().stream().map(event -> event.path("id").stringValue()).toList();
    }

    synchronized List<JsonNode> events() {
        return taken.stream()
                .map(entry -> JSON.readTree(new String(entry.data(), StandardCharsets.UTF_8)))
                .toList();
    }
}
