package dev.orders.domain.approval;

import static dev.orders.domain.approval.TaskFixtures.decided;
import static dev.orders.domain.approval.TaskFixtures.escalated;
import static dev.orders.domain.approval.TaskFixtures.open;
import static dev.orders.domain.order.OrderFixtures.ANNA;
import static dev.orders.domain.order.OrderFixtures.BERT;
import static dev.orders.domain.order.OrderFixtures.CARL;
import static dev.orders.domain.order.OrderFixtures.PLACED_AT;
import static dev.orders.domain.order.OrderFixtures.orderId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.domain.approval.ApprovalTask.Outcome;
import dev.orders.domain.approval.Decisions.Delivery;
import dev.orders.domain.order.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecideTaskTest {
    private static final Decision APPROVE = new Decision.Approve(null);
    private static final Decision REJECT = new Decision.Reject(new DecisionReason("Over budget"));
    private static final ApprovalTask.Open TASK = open(ANNA, 1);

    private final InMemoryTasks tasks = new InMemoryTasks();
    private final List<ApprovalTask.Open> sent = new ArrayList<>();
    private final Deque<Delivery> deliveries = new ArrayDeque<>();

    /** What the workflow records while somebody waits, pause by pause. */
    private final Deque<Runnable> meanwhile = new ArrayDeque<>();

    private final List<Duration> pauses = new ArrayList<>();
    private Instant now = PLACED_AT;

    private final DecideTask decideTask = new DecideTask(
            this::send,
            new Patience(Duration.ofMillis(25), Duration.ofMillis(250), Duration.ofSeconds(5), () -> now, this::pause));

    @Test
    void answersWhatTheWorkflowRecorded() {
        tasks.put(TASK);
        deliveries.add(Delivery.ACCEPTED);
        meanwhile.add(() -> {});
        meanwhile.add(() -> record(TASK, Outcome.REJECTED, CARL));

        assertThat(decide(REJECT)).isEqualTo(new DecideTask.Recorded(decided(TASK, Outcome.REJECTED, CARL, null)));
        assertThat(pauses).containsExactly(Duration.ofMillis(25), Duration.ofMillis(50));
    }

    @Test
    void saysThatItIsBeingRecordedWhenThatTakesLong() {
        tasks.put(TASK);
        deliveries.add(Delivery.ACCEPTED);

        assertThat(decide(APPROVE)).isEqualTo(new DecideTask.BeingRecorded(TASK));
        assertThat(pauses).startsWith(millis(25), millis(50), millis(100), millis(200), millis(250), millis(250));
        assertThat(Duration.between(PLACED_AT, now)).isBetween(millis(4750), millis(5000));
    }

    @Test
    void answersARetryWithWhatWasRecorded() {
        record(TASK, Outcome.APPROVED, CARL);

        assertThat(decide(APPROVE)).isInstanceOf(DecideTask.Recorded.class);
        assertThat(sent).isEmpty();
    }

    @Test
    void answersARetryWhoseFirstTryIsBeingRecorded() {
        tasks.put(TASK);
        deliveries.add(Delivery.TOO_LATE);
        meanwhile.add(() -> record(TASK, Outcome.APPROVED, CARL));

        assertThat(decide(APPROVE)).isInstanceOf(DecideTask.Recorded.class);
    }

    @Test
    void refusesASecondDecision() {
        record(TASK, Outcome.REJECTED, BERT);

        assertThat(decide(APPROVE)).isInstanceOf(DecideTask.AlreadyDecided.class);
        assertThat(decide(REJECT)).as("the same, but of somebody else").isInstanceOf(DecideTask.AlreadyDecided.class);
        assertThat(sent).isEmpty();
    }

    @Test
    void refusesAnApproverWhoThinksBetterOfIt() {
        record(TASK, Outcome.REJECTED, CARL);

        assertThat(decide(APPROVE)).isInstanceOf(DecideTask.AlreadyDecided.class);
    }

    @Test
    void refusesTheSlowerOfTwo() {
        tasks.put(TASK);
        deliveries.add(Delivery.TOO_LATE);
        meanwhile.add(() -> record(TASK, Outcome.APPROVED, BERT));

        assertThat(decide(APPROVE))
                .isEqualTo(new DecideTask.AlreadyDecided(decided(TASK, Outcome.APPROVED, BERT, null)));
    }

    @Test
    void saysWhenTheCustomerWasFaster() {
        tasks.put(TASK);
        deliveries.add(Delivery.ACCEPTED);
        meanwhile.add(() -> record(TASK, Outcome.CANCELLED, null));

        assertThat(decide(APPROVE)).isEqualTo(new DecideTask.Cancelled());
        assertThat(decide(APPROVE)).isEqualTo(new DecideTask.Cancelled());
    }

    @Test
    void saysWhenTheTimeWasOver() {
        tasks.put(TASK);
        deliveries.add(Delivery.TOO_LATE);
        meanwhile.add(() -> record(TASK, Outcome.EXPIRED, null));

        assertThat(decide(APPROVE)).isEqualTo(new DecideTask.Expired());
        assertThat(decide(APPROVE)).isEqualTo(new DecideTask.Expired());
    }

    @Test
    void decidesOnATaskThatIsEscalatedMeanwhile() {
        tasks.put(TASK);
        deliveries.add(Delivery.TOO_LATE);
        deliveries.add(Delivery.ACCEPTED);
        meanwhile.add(() -> tasks.put(escalated(ANNA, 1)));
        meanwhile.add(() -> record(TASK, Outcome.APPROVED, CARL));

        assertThat(decide(APPROVE)).isInstanceOf(DecideTask.Recorded.class);
        assertThat(sent).containsExactly(TASK, escalated(ANNA, 1));
    }

    @Test
    void decidesOnATaskThatWasEscalatedBeforeItsTokenWasUsed() {
        tasks.put(TASK);
        meanwhile.add(() -> record(TASK, Outcome.APPROVED, CARL));
        var decideTask = new DecideTask(
                (task, decision, approver) -> {
                    sent.add(task);
                    tasks.put(escalated(ANNA, 1));
                    return task.isEscalated() ? Delivery.ACCEPTED : Delivery.NOBODY_WAITS;
                },
                new Patience(millis(1), millis(1), millis(1), () -> now, this::pause));

        assertThat(decideTask.decide(tasks.as(CARL), orderId(1), APPROVE)).isInstanceOf(DecideTask.Recorded.class);
        assertThat(sent).containsExactly(TASK, escalated(ANNA, 1));
    }

    @Test
    void asksForPatienceOnceHoweverOftenItSends() {
        tasks.put(TASK);
        deliveries.add(Delivery.TOO_LATE);
        deliveries.add(Delivery.ACCEPTED);
        for (var pause = 0; pause < 15; pause++) {
            meanwhile.add(() -> {});
        }
        meanwhile.add(() -> tasks.put(escalated(ANNA, 1)));

        assertThat(decide(APPROVE)).isEqualTo(new DecideTask.BeingRecorded(escalated(ANNA, 1)));
        assertThat(Duration.between(PLACED_AT, now)).isBetween(millis(4750), millis(5000));
    }

    @Test
    void leavesItAtTheSecondWaitThatIsOver() {
        tasks.put(escalated(ANNA, 1));
        deliveries.add(Delivery.TOO_LATE);

        assertThat(decide(APPROVE)).isEqualTo(new DecideTask.BeingRecorded(escalated(ANNA, 1)));
        assertThat(sent).hasSize(1);
    }

    @Test
    void isOverWhereNoWorkflowWaits() {
        tasks.put(TASK);
        deliveries.add(Delivery.NOBODY_WAITS);

        assertThat(decide(APPROVE)).isEqualTo(new DecideTask.Expired());
        assertThat(pauses).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"APPROVED", "CANCELLED"})
    void saysWhatAnExecutionRecordedBeforeItEnded(Outcome outcome) {
        tasks.put(TASK);
        var decideTask = new DecideTask(
                (task, decision, approver) -> {
                    record(TASK, outcome, BERT);
                    return Delivery.NOBODY_WAITS;
                },
                new Patience(millis(1), millis(1), millis(1), () -> now, this::pause));

        assertThat(decideTask.decide(tasks.as(CARL), orderId(1), APPROVE))
                .isEqualTo(
                        outcome == Outcome.CANCELLED
                                ? new DecideTask.Cancelled()
                                : new DecideTask.AlreadyDecided(decided(TASK, outcome, BERT, null)));
    }

    @Test
    void refusesTheApproversOwnOrderAndSendsNothing() {
        tasks.put(open(CARL, 1));

        assertThat(decide(APPROVE)).isEqualTo(new DecideTask.OwnOrder());
        record(open(CARL, 1), Outcome.APPROVED, BERT);
        assertThat(decide(APPROVE)).isEqualTo(new DecideTask.OwnOrder());
        assertThat(sent).isEmpty();
    }

    @Test
    void knowsNoTaskThatIsNotThere() {
        assertThat(decide(APPROVE)).isEqualTo(new DecideTask.Unknown());
        assertThat(sent).isEmpty();
    }

    private DecideTask.Outcome decide(Decision decision) {
        return decideTask.decide(tasks.as(CARL), orderId(1), decision);
    }

    private void record(ApprovalTask.Open task, Outcome outcome, @Nullable UserId by) {
        tasks.put(decided(task, outcome, by, null));
    }

    private Delivery send(ApprovalTask.Open task, Decision decision, UserId approver) {
        assertThat(approver).isEqualTo(CARL);
        sent.add(task);
        return deliveries.remove();
    }

    private void pause(Duration pause) {
        pauses.add(pause);
        now = now.plus(pause);
        if (!meanwhile.isEmpty()) {
            meanwhile.remove().run();
        }
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
