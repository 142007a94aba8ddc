package dev.orders.localcloud.workflow.engine;

import dev.orders.localcloud.workflow.asl.State;
import dev.orders.localcloud.workflow.asl.Template;
import dev.orders.localcloud.workflow.asl.Timestamps;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Enters states, does what their type does, and leaves them.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/workflow-states.html">States</a>
 */
final class Visits {

    private static final long LONGEST = 99_999_999;
    private static final int SMALL = 4_096;

    private final Run run;
    private final Tasks tasks;
    private final Groups groups;

    Visits(Run run, Tasks tasks, Groups groups) {
        this.run = run;
        this.tasks = tasks;
        this.groups = groups;
    }

    void enter(int id) {
        Frame frame = run.frame(id);
        State state = run.state(frame);
        long event = run.journal()
                .add(
                        EventType.valueOf(state.type() + "StateEntered"),
                        frame.previousEvent(),
                        Journal.entered(state.name(), frame.input().toString()));
        run.put(frame.entered(event, run.now()));
        if (state instanceof State.Task || state instanceof State.Parallel || state instanceof State.InlineMap) {
            attempt(id);
        } else {
            pass(run.frame(id), state);
        }
    }

    /** Begins, or begins again, the work of a state that may fail and be tried again. */
    void attempt(int id) {
        Frame frame = run.frame(id);
        switch (run.state(frame)) {
            case State.Task task -> tasks.call(frame, task);
            case State.Parallel parallel -> groups.start(frame, parallel);
            case State.InlineMap map -> groups.start(frame, map);
            default -> throw new IllegalStateException(frame.state() + " is never tried again");
        }
    }

    /** The work of a state is done: its result is what it gives on unless it says otherwise. */
    void complete(int id, JsonNode result) {
        Frame frame = run.frame(id);
        Evaluation evaluation = run.evaluation(frame, Map.of("result", result), null);
        switch (run.state(frame)) {
            case State.Task task -> leave(frame, evaluation, result, task.output(), task.assign(), task.next());
            case State.Parallel parallel ->
                leave(frame, evaluation, result, parallel.output(), parallel.assign(), parallel.next());
            case State.InlineMap map -> leave(frame, evaluation, result, map.output(), map.assign(), map.next());
            default -> throw new IllegalStateException(frame.state() + " has no result");
        }
    }

    void waited(int id) {
        Frame frame = run.frame(id);
        State.Wait wait = (State.Wait) run.state(frame);
        leave(frame, run.evaluation(frame, Map.of(), null), frame.input(), wait.output(), wait.assign(), wait.next());
    }

    private void pass(Frame frame, State state) {
        Evaluation evaluation = run.evaluation(frame, Map.of(), null);
        switch (state) {
            case State.Pass pass -> leave(frame, evaluation, frame.input(), pass.output(), pass.assign(), pass.next());
            case State.Succeed succeed -> leave(frame, evaluation, frame.input(), succeed.output(), null, null);
            case State.Wait wait -> await(frame, wait, evaluation);
            case State.Choice choice -> choose(frame, choice, evaluation);
            case State.Fail fail ->
                run.fail(
                        frame.id(),
                        Failure.of(
                                fail.error() == null ? null : evaluation.text(fail.error(), "Error"),
                                fail.cause() == null ? null : evaluation.text(fail.cause(), "Cause")));
            default -> throw new IllegalStateException(state.type());
        }
    }

    private void choose(Frame frame, State.Choice choice, Evaluation evaluation) {
        for (int i = 0; i < choice.choices().size(); i++) {
            State.Rule rule = choice.choices().get(i);
            String field = "Choices[" + i + "]/";
            if (evaluation.truth(rule.condition(), field + "Condition")) {
                JsonNode output = evaluation.valueOr(rule.output(), field + "Output", frame.input());
                Map<String, JsonNode> assigned = assigned(evaluation, rule.assign(), field + "Assign");
                exit(frame.id(), output, assigned, rule.next());
                return;
            }
        }
        if (choice.defaultNext() == null) {
            throw StateFailedException.of(
                    "States.NoChoiceMatched",
                    "Failed to transition out of the state. The state does not point to a next state.");
        }
        leave(frame, evaluation, frame.input(), choice.output(), choice.assign(), choice.defaultNext());
    }

    private void await(Frame frame, State.Wait wait, Evaluation evaluation) {
        Instant until = wait.seconds() == null
                ? timestamp(evaluation, wait)
                : run.now().plusSeconds(evaluation.whole(wait.seconds(), "Seconds", 0, LONGEST));
        if (until.isAfter(run.now())) {
            Frame waiting = frame.waitingFor(new Waiting.Until(until));
            run.put(waiting);
            run.effect(new Effect.Timer(frame.id(), waiting.attempt(), Effect.Timer.Kind.WAIT, until));
        } else {
            waited(frame.id());
        }
    }

    private static Instant timestamp(Evaluation evaluation, State.Wait wait) {
        String text = wait.timestamp() == null ? "" : evaluation.text(wait.timestamp(), "Timestamp");
        return Timestamps.parse(text)
                .orElseThrow(() -> StateFailedException.evaluation(
                        "Timestamp", "The Timestamp field cannot be parsed as a timestamp: " + text));
    }

    private void leave(
            Frame frame,
            Evaluation evaluation,
            JsonNode otherwise,
            @Nullable Template output,
            @Nullable Template assign,
            @Nullable String next) {
        JsonNode data = evaluation.valueOr(output, "Output", otherwise);
        exit(frame.id(), data, assigned(evaluation, assign, "Assign"), next);
    }

    Map<String, JsonNode> assigned(Evaluation evaluation, @Nullable Template assign, String field) {
        if (assign == null) {
            return Map.of();
        }
        Map<String, JsonNode> variables = new LinkedHashMap<>();
        evaluation.value(assign, field).forEachEntry(variables::put);
        return variables;
    }

    /** All assignments take effect together, for the states after this one. */
    void exit(int id, JsonNode output, Map<String, JsonNode> assigned, @Nullable String next) {
        Frame frame = run.frame(id);
        String text = Sizes.check(frame.state(), output);
        if (!assigned.isEmpty()) {
            checkAssigned(frame, assigned);
        }
        State state = run.state(frame);
        long event = run.journal()
                .add(
                        EventType.valueOf(state.type() + "StateExited"),
                        frame.previousEvent(),
                        Journal.exited(state.name(), text, assigned));
        Frame left = frame.after(event);
        if (!assigned.isEmpty()) {
            Map<String, JsonNode> variables = new HashMap<>(frame.variables());
            variables.putAll(assigned);
            left = left.knowing(variables);
        }
        if (next != null) {
            run.enter(left.to(next, output));
        } else if (left.parent() != null) {
            run.put(left);
            groups.done(left, output);
        } else {
            run.end(
                    new Outcome(Outcome.Status.SUCCEEDED, output, null, null),
                    EventType.ExecutionSucceeded,
                    event,
                    Journal.output(text));
        }
    }

    private void checkAssigned(Frame frame, Map<String, JsonNode> assigned) {
        StringBuilder all = new StringBuilder();
        assigned.forEach((name, value) -> all.append(name).append(value));
        if (!Sizes.fits(all.toString())) {
            throw Sizes.tooLarge(frame.state());
        }
        if (all.length() > SMALL) {
            Sizes.checkVariables(run.weightOfVariables() + all.length());
        }
    }
}
