package dev.orders.localcloud.workflow.engine;

import dev.orders.localcloud.workflow.asl.State;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The branches of Parallel states and the items of Map states.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html">Inline Map</a>
 */
final class Groups {

    /** What an inline Map runs at once at most. */
    private static final int MOST_AT_ONCE = 40;

    private final Run run;

    Groups(Run run) {
        this.run = run;
    }

    void start(Frame frame, State.Parallel parallel) {
        JsonNode input =
                run.evaluation(frame, Map.of(), null).valueOr(parallel.arguments(), "Arguments", frame.input());
        Sizes.check(parallel.name(), input);
        int count = parallel.branches().size();
        run.log(frame.id(), EventType.ParallelStateStarted, null);
        begin(frame.id(), new Waiting.Children(null, input, count, 0, count, new TreeMap<>()));
    }

    void start(Frame frame, State.InlineMap map) {
        Evaluation evaluation = run.evaluation(frame, Map.of(), null);
        JsonNode items = map.items() == null ? frame.input() : evaluation.array(map.items(), "Items");
        if (!items.isArray()) {
            throw StateFailedException.evaluation("Items", "The items of the Map state are not an array: " + items);
        }
        long wanted = map.maxConcurrency() == null
                ? 0
                : evaluation.whole(map.maxConcurrency(), "MaxConcurrency", 0, Integer.MAX_VALUE);
        int atOnce = wanted == 0 ? MOST_AT_ONCE : (int) Math.min(wanted, MOST_AT_ONCE);
        run.log(
                frame.id(),
                EventType.MapStateStarted,
                JsonNodeFactory.instance.objectNode().put("length", items.size()));
        begin(frame.id(), new Waiting.Children(items, frame.input(), items.size(), 0, atOnce, new TreeMap<>()));
    }

    private void begin(int id, Waiting.Children children) {
        run.put(run.frame(id).waitingFor(children));
        goOn(id, children, run.frame(id).previousEvent());
    }

    /** Starts as many as may run at once, or ends the state when none is left. */
    private void goOn(int id, Waiting.Children children, long last) {
        if (children.results().size() == children.count()) {
            succeed(id, children, last);
            return;
        }
        int next = children.next();
        while (next < children.count() && next - children.results().size() < children.concurrency()) {
            run.put(run.frame(id).still(started(children, next + 1)));
            spawn(run.frame(id), children, next++);
        }
    }

    private void spawn(Frame parent, Waiting.Children children, int index) {
        State state = run.state(parent);
        long previous = parent.previousEvent();
        String start;
        JsonNode input;
        if (state instanceof State.InlineMap map && children.items() != null) {
            JsonNode item = children.items().get(index);
            input = run.evaluation(parent, Map.of(), null, new Context.Item(index, item))
                    .valueOr(map.itemSelector(), "ItemSelector", item);
            Sizes.check(map.name(), input);
            previous = run.journal().add(EventType.MapIterationStarted, previous, Journal.iteration(map.name(), index));
            start = map.processor().startAt();
        } else {
            input = children.input();
            start = ((State.Parallel) state).branches().get(index).startAt();
        }
        run.enter(new Frame(
                run.newFrame(),
                parent.id(),
                index,
                start,
                input,
                Map.of(),
                run.now(),
                0,
                0,
                List.of(),
                previous,
                previous,
                new Waiting.Turn()));
    }

    /** A branch or an item has its output. */
    void done(Frame child, JsonNode output) {
        Frame parent = run.frame(parent(child));
        Waiting.Children children = (Waiting.Children) parent.waiting();
        long last = child.previousEvent();
        if (run.state(parent) instanceof State.InlineMap map) {
            last = run.journal()
                    .add(EventType.MapIterationSucceeded, last, Journal.iteration(map.name(), child.index()));
        }
        SortedMap<Integer, JsonNode> results = new TreeMap<>(children.results());
        results.put(child.index(), output);
        Waiting.Children now = new Waiting.Children(
                children.items(), children.input(), children.count(), children.next(), children.concurrency(), results);
        run.remove(child);
        run.put(parent.still(now));
        long newest = last;
        run.guarded(parent.id(), () -> goOn(parent.id(), now, newest));
    }

    private void succeed(int id, Waiting.Children children, long last) {
        Frame parent = run.frame(id);
        run.journal().add(type(parent, "StateSucceeded"), last, null);
        run.put(parent.after(last).waitingFor(new Waiting.Turn()));
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        children.results().values().forEach(results::add);
        run.visits().complete(id, results);
    }

    /** A branch or an item has failed: what runs beside it is aborted, and the state around it has failed. */
    void failed(Frame child) {
        Frame parent = run.frame(parent(child));
        end(parent, child, child.previousEvent());
    }

    /** The state itself failed; whatever runs in it is aborted. */
    void stop(int id) {
        Frame frame = run.frame(id);
        if (frame.waiting() instanceof Waiting.Children) {
            end(frame, null, frame.previousEvent());
        }
    }

    private void end(Frame parent, @Nullable Frame failed, long last) {
        abortChildren(parent, failed, last);
        long event = run.journal().add(type(parent, "StateFailed"), last, null);
        run.put(parent.after(event).waitingFor(new Waiting.Turn()));
    }

    private void abortChildren(Frame parent, @Nullable Frame failed, long last) {
        for (Frame child : run.children(parent.id())) {
            boolean culprit = failed != null && failed.id() == child.id();
            if (run.state(parent) instanceof State.InlineMap map) {
                run.journal()
                        .add(
                                culprit ? EventType.MapIterationFailed : EventType.MapIterationAborted,
                                last,
                                Journal.iteration(map.name(), child.index()));
            }
            abort(child, culprit, last);
            run.remove(child);
        }
    }

    private void abort(Frame child, boolean culprit, long last) {
        run.abandon(child);
        if (child.waiting() instanceof Waiting.Turn && !culprit) {
            return;
        }
        switch (run.state(child)) {
            case State.Task task -> run.journal().add(EventType.TaskStateAborted, last, null);
            case State.Wait wait -> run.journal().add(EventType.WaitStateAborted, last, null);
            case State.Parallel parallel -> abortGroup(child, culprit, last);
            case State.InlineMap map -> abortGroup(child, culprit, last);
            default -> {
                // Such a state is over in the step that enters it.
            }
        }
    }

    private void abortGroup(Frame group, boolean culprit, long last) {
        if (!culprit) {
            abortChildren(group, null, last);
            run.journal().add(type(group, "StateAborted"), last, null);
        }
    }

    private EventType type(Frame frame, String suffix) {
        return EventType.valueOf(run.state(frame).type() + suffix);
    }

    private static int parent(Frame child) {
        if (child.parent() == null) {
            throw new IllegalStateException("the machine's own frame is in no group");
        }
        return child.parent();
    }

    private static Waiting.Children started(Waiting.Children children, int next) {
        return new Waiting.Children(
                children.items(), children.input(), children.count(), next, children.concurrency(), children.results());
    }
}
