package dev.orders.localcloud.workflow.engine;

import dev.orders.localcloud.workflow.asl.State;
import dev.orders.localcloud.workflow.asl.StateMachine;
import dev.orders.localcloud.workflow.asl.States;
import dev.orders.localcloud.workflow.asl.WorkflowType;
import dev.orders.localcloud.workflow.jsonata.Bindings;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One step while it is made: the frames as they change, and what it writes and wants. */
final class Run {

    /** So many states in one step; then the journal has its turn, so that no loop keeps a thread for itself. */
    private static final int MOST_TRANSITIONS = 1_000;

    private final StateMachine machine;
    private final RandomGenerator random;
    private final Execution execution;
    private final Instant now;
    private final Journal journal;
    private final @Nullable Instant deadline;
    private final SortedMap<Integer, Frame> frames;
    private final List<Effect> effects = new ArrayList<>();
    private final Deque<Integer> ready = new ArrayDeque<>();
    private final Visits visits;
    private final Failures failures;
    private int nextFrame;
    private int transitions;
    private @Nullable Outcome outcome;

    Run(StateMachine machine, TokenSource tokens, RandomGenerator random, Snapshot snapshot, Instant now) {
        this.machine = machine;
        this.random = random;
        this.execution = snapshot.execution();
        this.now = now;
        this.journal = new Journal(snapshot.lastEvent(), machine.type() == WorkflowType.STANDARD, now);
        this.deadline = snapshot.deadline();
        this.frames = new TreeMap<>(snapshot.frames());
        this.nextFrame = snapshot.nextFrame();
        Groups groups = new Groups(this);
        this.failures = new Failures(this, groups);
        this.visits = new Visits(this, new Tasks(this, tokens), groups);
    }

    Step step() {
        Snapshot next = new Snapshot(execution, journal.last(), nextFrame, deadline, frames, outcome);
        return new Step(next, journal.events(), List.copyOf(effects));
    }

    Execution execution() {
        return execution;
    }

    Instant now() {
        return now;
    }

    RandomGenerator random() {
        return random;
    }

    Journal journal() {
        return journal;
    }

    Visits visits() {
        return visits;
    }

    boolean over() {
        return outcome != null;
    }

    Frame frame(int id) {
        return Objects.requireNonNull(frames.get(id));
    }

    @Nullable
    Frame find(int id) {
        return frames.get(id);
    }

    List<Frame> children(int parent) {
        return frames.values().stream()
                .filter(frame -> frame.parent() != null && frame.parent() == parent)
                .toList();
    }

    void put(Frame frame) {
        frames.put(frame.id(), frame);
    }

    void remove(Frame frame) {
        frames.remove(frame.id());
    }

    int newFrame() {
        return nextFrame++;
    }

    void effect(Effect effect) {
        effects.add(effect);
    }

    /** The frame goes into its state, once those before it had their turn. */
    void enter(Frame frame) {
        put(frame);
        ready.add(frame.id());
    }

    /** Adds an event to the line of a frame. */
    void log(int id, EventType type, @Nullable JsonNode details) {
        Frame frame = frame(id);
        put(frame.after(journal.add(type, frame.previousEvent(), details)));
    }

    State state(Frame frame) {
        return graph(frame).get(frame.state());
    }

    private States graph(Frame frame) {
        if (frame.parent() == null) {
            return machine.states();
        }
        State around = state(frame(frame.parent()));
        if (around instanceof State.Parallel parallel) {
            return parallel.branches().get(frame.index());
        }
        return ((State.InlineMap) around).processor();
    }

    /** Goes on until everything waits. */
    void goOn() {
        while (outcome == null && !ready.isEmpty()) {
            int id = ready.remove();
            if (!frames.containsKey(id)) {
                continue;
            }
            if (++transitions > MOST_TRANSITIONS) {
                Frame cut = frame(id).waitingFor(new Waiting.Turn());
                put(cut);
                effect(new Effect.Timer(id, cut.attempt(), Effect.Timer.Kind.CONTINUE, now));
            } else {
                guarded(id, () -> visits.enter(id));
            }
        }
    }

    /** Does something for the state of a frame; an error is the state's. */
    void guarded(int id, Runnable action) {
        try {
            action.run();
        } catch (StateFailedException failed) {
            failures.evaluationFailed(id, failed);
        }
    }

    void fail(int id, Failure failure) {
        failures.fail(id, failure);
    }

    Evaluation evaluation(Frame frame, Map<String, JsonNode> more, @Nullable String taskToken) {
        return evaluation(frame, more, taskToken, item(frame));
    }

    Evaluation evaluation(
            Frame frame, Map<String, JsonNode> more, @Nullable String taskToken, Context.@Nullable Item item) {
        return new Evaluation(new Bindings(variables(frame), () -> states(frame, more, taskToken, item), now, random));
    }

    private ObjectNode states(
            Frame frame, Map<String, JsonNode> more, @Nullable String taskToken, Context.@Nullable Item item) {
        ObjectNode states = JsonNodeFactory.instance.objectNode();
        states.set("input", frame.input());
        states.set("context", Context.of(execution, frame, item, taskToken));
        more.forEach(states::set);
        return states;
    }

    private Context.@Nullable Item item(Frame frame) {
        if (frame.parent() == null) {
            return null;
        }
        Frame parent = frame(frame.parent());
        return parent.waiting() instanceof Waiting.Children children && children.items() != null
                ? new Context.Item(frame.index(), children.items().get(frame.index()))
                : item(parent);
    }

    /** Those of its own scope and of the ones around it. */
    private Map<String, JsonNode> variables(Frame frame) {
        if (frame.parent() == null) {
            return frame.variables();
        }
        Map<String, JsonNode> all = new HashMap<>(variables(frame(frame.parent())));
        all.putAll(frame.variables());
        return all;
    }

    long weightOfVariables() {
        return frames.values().stream()
                .flatMap(frame -> frame.variables().values().stream())
                .mapToLong(value -> value.toString().length())
                .sum();
    }

    /** Nobody waits any more for what the frame waited for. */
    void abandon(Frame frame) {
        if (frame.waiting() instanceof Waiting.Answer answer
                && answer.job() != null
                && state(frame) instanceof State.Task task) {
            effect(new Effect.StopJob(frame.id(), frame.attempt(), task.resource(), answer.job()));
        }
    }

    void end(Outcome ended, EventType type, long previous, @Nullable JsonNode details) {
        frames.values().forEach(this::abandon);
        frames.clear();
        ready.clear();
        journal.addLast(type, previous, details);
        outcome = ended;
        effect(new Effect.Ended(ended));
    }

    void failExecution(Failure failure, long previous) {
        end(
                new Outcome(Outcome.Status.FAILED, null, failure.error(), failure.cause()),
                EventType.ExecutionFailed,
                previous,
                Journal.failed(failure.error(), failure.cause()));
    }
}
