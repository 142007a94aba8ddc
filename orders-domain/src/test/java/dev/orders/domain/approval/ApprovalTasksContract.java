package dev.orders.domain.approval;

import static dev.orders.domain.approval.TaskFixtures.decided;
import static dev.orders.domain.approval.TaskFixtures.escalated;
import static dev.orders.domain.approval.TaskFixtures.open;
import static dev.orders.domain.order.OrderFixtures.ANNA;
import static dev.orders.domain.order.OrderFixtures.CARL;
import static dev.orders.domain.order.OrderFixtures.orderId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.domain.approval.ApprovalTask.Outcome;
import dev.orders.domain.approval.ApprovalTask.Queue;
import dev.orders.domain.approval.ApprovalTasks.Entry;
import dev.orders.domain.approval.ApprovalTasks.Position;
import dev.orders.domain.approval.ApprovalTasks.Slice;
import dev.orders.domain.order.UserId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link ApprovalTasks} keeps. Each test begins with no tasks at all. */
public abstract class ApprovalTasksContract {

    protected abstract ApprovalTasks tasksAs(UserId approver);

    /** Writes, in place of what was there of the task, what only the workflow writes. */
    protected abstract void record(ApprovalTask task);

    /** Writes a row that is no task. */
    protected abstract void recordBroken(Queue queue, String key);

    @Test
    void findsNothingElse() {
        record(open(ANNA, 2));

        assertThat(tasks().find(orderId(1))).isEmpty();
    }

    @Test
    void findsATaskOnItsWayToADecision() {
        for (var task : List.of(
                open(ANNA, 1), escalated(ANNA, 1), decided(open(ANNA, 1), Outcome.REJECTED, CARL, "Over budget"))) {
            record(task);

            assertThat(tasks().find(orderId(1))).contains(task);
        }
    }

    @Test
    void findsEveryOutcome() {
        var number = 0;
        for (var outcome : Outcome.values()) {
            var task = decided(open(ANNA, ++number), outcome, null, null);
            record(task);

            assertThat(tasks().find(orderId(number))).contains(task);
        }
    }

    @Test
    void readsAQueueOldestFirst() {
        IntStream.of(2, 3, 1).forEach(number -> record(open(ANNA, number)));
        record(escalated(ANNA, 4));
        record(decided(open(ANNA, 5), Outcome.APPROVED, CARL, null));

        assertThat(tasks().open(Queue.APPROVERS, 10, null))
                .isEqualTo(new Slice(List.of(entry(open(ANNA, 1)), entry(open(ANNA, 2)), entry(open(ANNA, 3))), false));
        assertThat(tasks().open(Queue.ESCALATIONS, 10, null))
                .isEqualTo(new Slice(List.of(entry(escalated(ANNA, 4))), false));
    }

    @Test
    void readsAQueueSliceBySlice() {
        IntStream.rangeClosed(1, 3).forEach(number -> record(open(ANNA, number)));

        assertThat(tasks().open(Queue.APPROVERS, 2, null))
                .isEqualTo(new Slice(List.of(entry(open(ANNA, 1)), entry(open(ANNA, 2))), true));
        assertThat(tasks().open(Queue.APPROVERS, 2, position(2)))
                .isEqualTo(new Slice(List.of(entry(open(ANNA, 3))), false));
        assertThat(tasks().open(Queue.APPROVERS, 3, null).more()).isFalse();
        assertThat(tasks().open(Queue.APPROVERS, 2, position(3))).isEqualTo(new Slice(List.of(), false));
    }

    @Test
    void keepsThePlaceOfARowThatIsNoTask() {
        recordBroken(Queue.APPROVERS, "no-order");
        recordBroken(Queue.ESCALATIONS, orderId(1).value());
        record(open(ANNA, 2));

        assertThat(tasks().open(Queue.APPROVERS, 10, null))
                .isEqualTo(new Slice(List.of(entry(open(ANNA, 2)), new Entry(new Position("no-order"), null)), false));
        assertThat(tasks().find(orderId(1))).isEmpty();
    }

    private ApprovalTasks tasks() {
        return tasksAs(CARL);
    }

    private static Entry entry(ApprovalTask.Open task) {
        return new Entry(new Position(task.request().order().value()), task);
    }

    private static Position position(int number) {
        return new Position(orderId(number).value());
    }
}
