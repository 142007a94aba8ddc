package dev.orders.localcloud.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Drives a case. Every snapshot goes through its JSON text, and every signal comes twice: neither may make a difference.
 */
final class CaseRun {

    static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
    static final Execution EXECUTION = new Execution(
            "arn:aws:states:eu-west-1:123456789012:execution:orders:one",
            "one",
            "arn:aws:iam::123456789012:role/workflow",
            "arn:aws:states:eu-west-1:123456789012:stateMachine:orders",
            "orders",
            START,
            WorkflowCase.JSON.createObjectNode());

    private final Interpreter interpreter;
    final List<HistoryEvent> history = new ArrayList<>();
    final List<Effect> open = new ArrayList<>();
    final List<Effect> effects = new ArrayList<>();
    Snapshot snapshot;
    Instant now = START;

    CaseRun(WorkflowCase given) {
        // One in the middle of all numbers: jitter is half of what it may be.
        interpreter = new Interpreter(
                given.machine(), (execution, frame, attempt) -> "token-" + frame + "-" + attempt, () -> 1L << 63);
        Execution execution = new Execution(
                EXECUTION.arn(),
                EXECUTION.name(),
                EXECUTION.roleArn(),
                EXECUTION.stateMachineArn(),
                EXECUTION.stateMachineName(),
                START,
                given.input());
        snapshot = take(interpreter.start(execution));
        given.json().path("script").forEach(this::happens);
    }

    private Snapshot take(Step step) {
        history.addAll(step.events());
        effects.addAll(step.effects());
        open.addAll(step.effects());
        String text = WorkflowCase.JSON.writeValueAsString(step.next());
        Snapshot read = WorkflowCase.JSON.readValue(text, Snapshot.class);
        assertThat(read).as(text).isEqualTo(step.next());
        return read;
    }

    private void happens(JsonNode happening) {
        now = happening.has("at")
                ? START.plusMillis(Math.round(happening.get("at").doubleValue() * 1000))
                : now;
        for (int i = 0; i < happening.path("times").asInt(1); i++) {
            Signal signal = signal(happening);
            Snapshot next = take(interpreter.resume(snapshot, signal, now));
            Step again = interpreter.resume(next, signal, now);
            assertThat(again.events()).as("a second %s", signal).isEmpty();
            if (!(signal instanceof Signal.TaskHeartbeat)) {
                assertThat(again.next()).isSameAs(next);
                assertThat(again.effects()).isEmpty();
            }
            snapshot = next;
        }
    }

    private Signal signal(JsonNode happening) {
        String of = happening.path("of").asString(null);
        if (happening.has("timer")) {
            Effect.Timer timer =
                    timer(Effect.Timer.Kind.valueOf(happening.get("timer").asString()), of);
            now = happening.has("at") ? now : timer.at().isAfter(now) ? timer.at() : now;
            return new Signal.TimerFired(timer.frame(), timer.attempt(), timer.kind());
        }
        if (happening.has("stop")) {
            return new Signal.Stopped(text(happening, "stop", "error"), text(happening, "stop", "cause"));
        }
        boolean stale = happening.path("stale").asBoolean(false);
        Effect.Call call = open.stream()
                .filter(Effect.Call.class::isInstance)
                .map(Effect.Call.class::cast)
                .filter(one -> of == null || one.state().equals(of))
                .filter(one -> stale || !snapshot.running() || current(one.frame(), one.attempt()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no open call for " + happening + " in " + open));
        int frame = call.frame();
        int attempt = call.attempt() - happening.path("ago").asInt(0);
        boolean waits = call.resource().pattern().waits();
        if (happening.has("answer")) {
            if (!waits) {
                open.remove(call);
            }
            return new Signal.CallAnswered(frame, attempt, value(happening.get("answer")));
        }
        if (happening.has("beat")) {
            return new Signal.TaskHeartbeat(frame, attempt);
        }
        open.remove(call);
        if (happening.has("fail")) {
            return new Signal.CallFailed(
                    frame, attempt, text(happening, "fail", "error"), text(happening, "fail", "cause"));
        }
        return happening.has("token")
                ? new Signal.TaskSucceeded(frame, attempt, value(happening.get("token")))
                : new Signal.TaskFailed(
                        frame, attempt, text(happening, "tokenFail", "error"), text(happening, "tokenFail", "cause"));
    }

    /** {@code {"~repeat": n}} is a text of so many characters: large values are not written out. */
    static JsonNode value(JsonNode written) {
        return written.has("~repeat")
                ? WorkflowCase.JSON
                        .getNodeFactory()
                        .stringNode("x".repeat(written.get("~repeat").intValue()))
                : written;
    }

    private Effect.Timer timer(Effect.Timer.Kind kind, String of) {
        Effect.Timer timer = open.stream()
                .filter(Effect.Timer.class::isInstance)
                .map(Effect.Timer.class::cast)
                .filter(one -> one.kind() == kind)
                .filter(one -> kind == Effect.Timer.Kind.EXECUTION_TIMEOUT || current(one.frame(), one.attempt()))
                .filter(one -> of == null
                        || snapshot.frames().containsKey(one.frame())
                                && snapshot.frames().get(one.frame()).state().equals(of))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no open timer " + kind + " in " + open));
        open.remove(timer);
        return timer;
    }

    private boolean current(int frame, int attempt) {
        return snapshot.frames().containsKey(frame)
                && snapshot.frames().get(frame).attempt() == attempt;
    }

    private static String text(JsonNode happening, String of, String member) {
        return happening.get(of).path(member).asString(null);
    }

    /** As {@code 3<2 TaskScheduled}, with the name of the state where the event has one. */
    List<String> lines() {
        return history.stream()
                .map(event -> {
                    JsonNode details = event.details();
                    String name = details == null || !details.has("name")
                            ? ""
                            : " " + details.get("name").asString();
                    String index = details == null || !details.has("index")
                            ? ""
                            : " " + details.get("index").asInt();
                    return event.id() + "<" + event.previousEventId() + " " + event.type() + name + index;
                })
                .toList();
    }

    List<String> timers() {
        return effects.stream()
                .filter(Effect.Timer.class::isInstance)
                .map(Effect.Timer.class::cast)
                .filter(timer -> timer.kind() != Effect.Timer.Kind.EXECUTION_TIMEOUT)
                .map(timer -> timer.kind() + " " + (timer.at().toEpochMilli() - START.toEpochMilli()) / 1000.0)
                .toList();
    }

    /** As {@code Follow {"ExecutionArn":"c"}}. */
    List<String> jobs() {
        return effects.stream()
                .map(effect -> switch (effect) {
                    case Effect.Follow follow -> "Follow " + follow.job();
                    case Effect.StopJob stop -> "StopJob " + stop.job();
                    default -> "";
                })
                .filter(job -> !job.isEmpty())
                .toList();
    }

    List<JsonNode> calls() {
        return effects.stream()
                .filter(Effect.Call.class::isInstance)
                .map(effect -> ((Effect.Call) effect).arguments())
                .toList();
    }

    ObjectNode outcome() {
        ObjectNode outcome = WorkflowCase.JSON.createObjectNode();
        Outcome ended = snapshot.outcome();
        outcome.put("status", ended == null ? "RUNNING" : ended.status().name());
        if (ended != null && ended.output() != null) {
            outcome.set("output", ended.output());
        }
        if (ended != null && ended.error() != null) {
            outcome.put("error", ended.error());
        }
        if (ended != null && ended.cause() != null) {
            outcome.put("cause", ended.cause());
        }
        return outcome;
    }
}
