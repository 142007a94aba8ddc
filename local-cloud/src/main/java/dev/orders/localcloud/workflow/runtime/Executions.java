package dev.orders.localcloud.workflow.runtime;

import dev.orders.localcloud.state.StateMap;
import dev.orders.localcloud.workflow.engine.Effect;
import dev.orders.localcloud.workflow.engine.Effect.Timer;
import dev.orders.localcloud.workflow.engine.Execution;
import dev.orders.localcloud.workflow.engine.Frame;
import dev.orders.localcloud.workflow.engine.Interpreter;
import dev.orders.localcloud.workflow.engine.Signal;
import dev.orders.localcloud.workflow.engine.Snapshot;
import dev.orders.localcloud.workflow.engine.Step;
import dev.orders.localcloud.workflow.engine.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executions of one lifecycle. Whatever happens to one is a step of the interpreter: its events and then its snapshot are
 * journaled, flushed, and only then are its effects carried out and is anybody answered. So a crash at any moment loses
 * nothing that was promised, and at most repeats calls whose answers it lost.
 */
public final class Executions implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Executions.class);

    /** How long an execution that is over is kept, and its name not free. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final Lifecycle lifecycle;
    private final Interpreters interpreters;
    private final Journal journal;
    private final Calls calls;
    private final Alarms alarms;
    private final Consumer<ExecutionRecord> ended;
    private final InstantSource clock;
    private final Mailboxes mailboxes;

    /**
     * @param ended told of every execution that ends, after that is on disk
     */
    public Executions(
            Lifecycle lifecycle,
            Interpreters interpreters,
            Journal journal,
            Tasks tasks,
            Timetable timetable,
            Consumer<ExecutionRecord> ended,
            InstantSource clock) {
        this.lifecycle = lifecycle;
        this.interpreters = interpreters;
        this.journal = journal;
        this.ended = ended;
        this.clock = clock;
        this.mailboxes = new Mailboxes("workflow-" + lifecycle.name().toLowerCase(Locale.ROOT), this::work);
        this.calls = new Calls(tasks, new Answered());
        this.alarms = new Alarms(timetable, key -> mailboxes.put(key, new Command.Wake()));
    }

    /** Goes on with what was running when the process ended; those that only wait are not even read. */
    public void recover() {
        for (StateMap.Entry<Rest> entry : journal.running()) {
            Rest rest = entry.value();
            if (rest.busy()) {
                mailboxes.put(entry.key(), lifecycle.afterRestart());
            } else if (rest.due() != null) {
                alarms.set(entry.key(), rest.due());
            }
        }
    }

    public Journal journal() {
        return journal;
    }

    /**
     * Starts an execution, or finds the same one running: the answer's start time tells. Completed once it is on disk;
     * exceptionally with {@link NameTakenException}.
     */
    public CompletableFuture<ExecutionRecord> start(Execution execution) {
        CompletableFuture<ExecutionRecord> answer = new CompletableFuture<>();
        mailboxes.put(Journal.key(execution), new Command.Start(execution, answer));
        return answer;
    }

    /** Completed once what became of the signal is on disk. */
    public CompletableFuture<Delivery> deliver(Execution execution, Signal signal) {
        return deliver(Journal.key(execution), execution.startTime(), signal);
    }

    private CompletableFuture<Delivery> deliver(String key, Instant since, Signal signal) {
        CompletableFuture<Delivery> answer = new CompletableFuture<>();
        mailboxes.put(key, new Command.Deliver(signal, since, answer));
        return answer;
    }

    private final class Answered implements Calls.Answered {

        @Override
        public void call(Execution execution, Effect.Call call, Signal answer) {
            CompletableFuture<Delivery> delivery = deliver(execution, answer);
            if (call.resource().pattern().runsJob() && answer instanceof Signal.CallAnswered started) {
                Effect.StopJob stop =
                        new Effect.StopJob(call.frame(), call.attempt(), call.resource(), started.output());
                delivery.thenAccept(became -> {
                    // It was started for somebody who was gone by then.
                    if (became == Delivery.TOO_LATE) {
                        calls.stop(execution, stop);
                    }
                });
            }
        }

        @Override
        public void job(Execution execution, Signal end) {
            deliver(execution, end);
        }
    }

    /** What was committed of an execution; empty for one whose 90 days are over. */
    public Optional<ExecutionRecord> find(String machine, String name) {
        return Optional.ofNullable(journal.find(machine + "/" + name)).filter(record -> !expired(record));
    }

    private boolean expired(ExecutionRecord record) {
        return record.stopped() instanceof Instant stopped && stopped.isBefore(expiry());
    }

    /** What ended before is forgotten. */
    private Instant expiry() {
        return clock.instant().minus(KEPT);
    }

    private void work(String key, Command command) {
        try {
            switch (command) {
                case Command.Start start -> start(key, start);
                case Command.Deliver deliver -> deliver(key, deliver);
                case Command.Wake wake -> wake(key);
                case Command.Leave leave -> journal.leave(leave.place(), expiry());
                case Command.Resume resume -> resume(key);
                case Command.Rerun rerun -> rerun(key);
            }
        } catch (RuntimeException fault) {
            // The edge of the execution's thread: whoever waits for an answer hears of it, the others go on.
            fail(command, fault);
        }
    }

    private static void fail(Command command, RuntimeException fault) {
        if (!(fault instanceof NameTakenException)) {
            LOG.error("A step of an execution failed", fault);
        }
        switch (command) {
            case Command.Start start -> start.answer().completeExceptionally(fault);
            case Command.Deliver deliver -> deliver.answer().completeExceptionally(fault);
            case Command.Wake wake -> {}
            case Command.Leave leave -> {}
            case Command.Resume resume -> {}
            case Command.Rerun rerun -> {}
        }
    }

    private void start(String key, Command.Start start) {
        Execution execution = start.execution();
        ExecutionRecord before = journal.find(key);
        if (before != null && !expired(before)) {
            if (before.snapshot().running() && before.execution().input().equals(execution.input())) {
                start.answer().complete(before);
                return;
            }
            throw new NameTakenException(before.execution().arn());
        }
        if (before != null) {
            journal.forget(key);
        }
        begin(key, execution, start.answer()::complete);
    }

    private void begin(String key, Execution execution, Consumer<ExecutionRecord> answer) {
        String definition = interpreters.definition(execution);
        Step step = interpreters.of(execution, definition).start(execution);
        ExecutionRecord record = record(step, definition);
        journal.begin(key, step, record);
        settle(key, step, record, answer);
    }

    private void deliver(String key, Command.Deliver deliver) {
        ExecutionRecord before = journal.find(key);
        if (before == null || !before.execution().startTime().equals(deliver.since())) {
            deliver.answer().complete(Delivery.UNKNOWN);
            return;
        }
        if (!before.snapshot().running()) {
            deliver.answer().complete(Delivery.TOO_LATE);
            return;
        }
        Step step = interpreter(before).resume(before.snapshot(), deliver.signal(), clock.instant());
        if (!step.changed(before.snapshot())) {
            deliver.answer()
                    .complete(awaited(before.snapshot(), deliver.signal()) ? Delivery.TAKEN : Delivery.TOO_LATE);
            return;
        }
        commit(key, before, step, record -> deliver.answer().complete(Delivery.TAKEN));
    }

    /** A heartbeat is welcome where none is asked for, too, and an answer that is known already. */
    private static boolean awaited(Snapshot snapshot, Signal signal) {
        return switch (signal) {
            case Signal.TaskHeartbeat beat -> waits(snapshot, beat.frame(), beat.attempt());
            case Signal.CallAnswered answer -> waits(snapshot, answer.frame(), answer.attempt());
            default -> false;
        };
    }

    private static boolean waits(Snapshot snapshot, int frame, int attempt) {
        return snapshot.frames().get(frame) instanceof Frame there
                && there.attempt() == attempt
                && there.waiting() instanceof Waiting.Answer;
    }

    /** Fires every timer that is due; the first may have made others void. */
    private void wake(String key) {
        ExecutionRecord record = journal.find(key);
        while (record != null && record.snapshot().running()) {
            Snapshot snapshot = record.snapshot();
            Interpreter interpreter = interpreter(record);
            Optional<Timer> due = timers(interpreter.pending(snapshot))
                    .filter(timer -> !timer.at().isAfter(clock.instant()));
            if (due.isEmpty()) {
                rest(key, interpreter.pending(snapshot));
                return;
            }
            Timer timer = due.get();
            Signal signal = new Signal.TimerFired(timer.frame(), timer.attempt(), timer.kind());
            Step step = interpreter.resume(snapshot, signal, clock.instant());
            if (!step.changed(snapshot)) {
                throw new IllegalStateException("%s of %s fires in vain"
                        .formatted(timer, record.execution().arn()));
            }
            record = commit(key, record, step, committed -> {});
        }
    }

    private void resume(String key) {
        ExecutionRecord record = journal.find(key);
        if (record == null || record.stopped() != null) {
            settleEnd(key, record);
            return;
        }
        List<Effect> pending = interpreter(record).pending(record.snapshot());
        carryOut(record.execution(), pending);
        rest(key, pending);
    }

    private void rerun(String key) {
        ExecutionRecord record = journal.find(key);
        if (record == null || !record.snapshot().running()) {
            journal.forget(key);
            return;
        }
        Execution first = record.execution();
        journal.unlist(first);
        begin(
                key,
                new Execution(
                        first.arn(),
                        first.name(),
                        first.roleArn(),
                        first.stateMachineArn(),
                        first.stateMachineName(),
                        clock.instant(),
                        first.input()),
                again -> {});
    }

    private ExecutionRecord commit(String key, ExecutionRecord before, Step step, Consumer<ExecutionRecord> answer) {
        ExecutionRecord record = record(step, before.definition());
        journal.commit(key, step, record);
        settle(key, step, record, answer);
        return record;
    }

    private ExecutionRecord record(Step step, @Nullable String definition) {
        return new ExecutionRecord(step.next(), step.next().running() ? null : clock.instant(), definition);
    }

    /** What may only be done once the step is on disk. */
    private void settle(String key, Step step, ExecutionRecord record, Consumer<ExecutionRecord> answer) {
        journal.flush();
        answer.accept(record);
        if (record.snapshot().running()) {
            carryOut(record.execution(), step.effects());
            rest(key, interpreter(record).pending(record.snapshot()));
        } else {
            stopJobs(record.execution(), step.effects());
            end(key, record);
        }
    }

    private void end(String key, ExecutionRecord record) {
        alarms.clear(key);
        settleEnd(key, record);
        ended.accept(record);
        // Growing is what makes room: an idle cloud forgets nothing, and a start has nothing to catch up on.
        journal.leaving(record.execution().stateMachineName(), expiry())
                .forEach(place -> mailboxes.put(place.key(), new Command.Leave(place)));
    }

    private void settleEnd(String key, @Nullable ExecutionRecord record) {
        if (record != null && record.stopped() != null && lifecycle.keepsTheEnded()) {
            journal.ended(key, record.stopped());
        } else {
            journal.forget(key);
        }
    }

    private void carryOut(Execution execution, List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Call call) {
                calls.make(execution, call);
            } else if (effect instanceof Effect.Follow job) {
                calls.follow(execution, job);
            }
        }
        stopJobs(execution, effects);
    }

    private void stopJobs(Execution execution, List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.StopJob job) {
                calls.stop(execution, job);
            }
        }
    }

    /** Without calls under way and jobs to follow, nothing happens before the next timer. */
    private void rest(String key, List<Effect> pending) {
        Instant due = timers(pending).map(Timer::at).orElse(null);
        if (pending.stream().noneMatch(effect -> effect instanceof Effect.Call || effect instanceof Effect.Follow)) {
            journal.rests(key, due);
        }
        if (due != null) {
            alarms.set(key, due);
        }
    }

    private static Optional<Timer> timers(List<Effect> pending) {
        return pending.stream()
                .filter(Timer.class::isInstance)
                .map(Timer.class::cast)
                .min(Comparator.comparing(Timer::at));
    }

    private Interpreter interpreter(ExecutionRecord record) {
        return interpreters.of(record.execution(), record.definition());
    }

    /** Takes no more; what is under way is done again by the next {@link #recover()}. */
    @Override
    public void close() {
        alarms.close();
        calls.close();
        mailboxes.close();
    }
}
