package dev.orders.localcloud.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.localcloud.workflow.asl.StateMachineReader;
import dev.orders.localcloud.workflow.asl.WorkflowType;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InterpreterTest {

    private static final Instant START = CaseRun.START;

    @Test
    void aHistoryEndsAtItsLimit() {
        Interpreter interpreter = interpreter(WorkflowType.STANDARD, """
                "A": {"Type": "Pass", "Next": "B"},
                "B": {"Type": "Choice", "Choices": [{"Condition": false, "Next": "C"}], "Default": "A"},
                "C": {"Type": "Succeed"}
                """);
        Step step = interpreter.start(CaseRun.EXECUTION);
        List<HistoryEvent> history = new ArrayList<>(step.events());
        while (step.next().running()) {
            assertThat(step.events()).hasSizeLessThan(2_100);
            step = interpreter.resume(step.next(), continued(step), START.plusSeconds(1));
            history.addAll(step.events());
        }

        assertThat(history).hasSize(25_000);
        assertThat(history.getLast().type()).isEqualTo(EventType.ExecutionFailed);
        assertThat(step.next().outcome())
                .isEqualTo(new Outcome(
                        Outcome.Status.FAILED,
                        null,
                        "States.Runtime",
                        "The execution reached the maximum number of history events (25000)."));
    }

    @Test
    void afterARestartTheSameCallsAndTimersArePending() {
        Interpreter interpreter = interpreter(WorkflowType.STANDARD, """
                "P": {"Type": "Parallel", "End": true, "Branches": [
                  {"StartAt": "A", "States": {"A": {"Type": "Task", "End": true, "TimeoutSeconds": 60, "HeartbeatSeconds": 5,
                    "Resource": "arn:aws:states:::aws-sdk:dynamodb:putItem.waitForTaskToken",
                    "Arguments": {"Token": "{% $states.context.Task.Token %}"}}}},
                  {"StartAt": "B", "States": {"B": {"Type": "Wait", "Seconds": 9, "End": true}}}]}
                """);
        Step step = interpreter.start(CaseRun.EXECUTION);
        assertThat(interpreter.pending(step.next())).containsExactlyInAnyOrderElementsOf(step.effects());

        Effect.Call call = step.effects().stream()
                .filter(Effect.Call.class::isInstance)
                .map(Effect.Call.class::cast)
                .findFirst()
                .orElseThrow();
        Step answered = interpreter.resume(
                step.next(),
                new Signal.CallAnswered(call.frame(), call.attempt(), WorkflowCase.JSON.createObjectNode()),
                START);
        assertThat(interpreter.pending(answered.next())).noneMatch(Effect.Call.class::isInstance);
        assertThat(interpreter.pending(answered.next())).hasSize(4);
        assertThat(call.toString()).doesNotContain("a-secret-token");
        assertThat(step.next().toString()).doesNotContain("a-secret-token");
    }

    @Test
    void noTransitionKeepsWhatIsPast() {
        Interpreter interpreter = interpreter(WorkflowType.EXPRESS, """
                "A": {"Type": "Pass", "Assign": {"n": 1}, "Next": "B"},
                "B": {"Type": "Choice", "Choices": [{"Condition": false, "Next": "C"}], "Default": "A"},
                "C": {"Type": "Succeed"}
                """);
        Step step = interpreter.start(CaseRun.EXECUTION);
        int size = WorkflowCase.JSON.writeValueAsString(step.next()).length();
        for (int i = 0; i < 20; i++) {
            step = interpreter.resume(step.next(), continued(step), START.plusSeconds(1));
        }
        assertThat(step.next().running()).isTrue();
        assertThat(WorkflowCase.JSON.writeValueAsString(step.next()).length()).isLessThan(size + 20);
    }

    @Test
    void runsThousandsOfStatesASecond() {
        Interpreter interpreter = interpreter(WorkflowType.STANDARD, """
                "A": {"Type": "Pass", "Output": {"n": "{% $states.input.n + 1 %}"}, "Next": "B"},
                "B": {"Type": "Choice", "Choices": [{"Condition": "{% $states.input.n = 1 %}", "Next": "D"}], "Default": "D"},
                "D": {"Type": "Succeed"}
                """);
        Execution execution = new Execution(
                "arn:aws:states:eu-west-1:123456789012:execution:orders:one",
                "one",
                "arn:aws:iam::123456789012:role/workflow",
                "arn:aws:states:eu-west-1:123456789012:stateMachine:orders",
                "orders",
                START,
                WorkflowCase.JSON.createObjectNode().put("n", 0));
        for (int i = 0; i < 10_000; i++) {
            interpreter.start(execution);
        }
        long before = cpuTime();
        for (int i = 0; i < 10_000; i++) {
            assertThat(interpreter.start(execution).next().running()).isFalse();
        }
        double seconds = (cpuTime() - before) / 1e9;
        assertThat(seconds).as("%.0f states a second", 30_000 / seconds).isLessThan(6);
    }

    /** Of this thread: other work on the machine is not counted. */
    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Signal continued(Step step) {
        return step.effects().stream()
                .filter(effect -> effect instanceof Effect.Timer timer && timer.kind() == Effect.Timer.Kind.CONTINUE)
                .map(Effect.Timer.class::cast)
                .map(timer -> new Signal.TimerFired(timer.frame(), timer.attempt(), timer.kind()))
                .findFirst()
                .orElseThrow();
    }

    private static Interpreter interpreter(WorkflowType type, String states) {
        String start = states.strip().substring(1, states.strip().indexOf('"', 1));
        String document =
                "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"%s\", \"States\": {%s}}".formatted(start, states);
        return new Interpreter(
                StateMachineReader.read(document, type).orThrow(),
                (execution, frame, attempt) -> "a-secret-token",
                new Random(7));
    }
}
