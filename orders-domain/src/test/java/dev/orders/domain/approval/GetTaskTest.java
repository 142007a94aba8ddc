package dev.orders.domain.approval;

import static dev.orders.domain.approval.TaskFixtures.decided;
import static dev.orders.domain.approval.TaskFixtures.open;
import static dev.orders.domain.order.OrderFixtures.ANNA;
import static dev.orders.domain.order.OrderFixtures.CARL;
import static dev.orders.domain.order.OrderFixtures.orderId;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GetTaskTest {
    private final InMemoryTasks tasks = new InMemoryTasks();
    private final GetTask getTask = new GetTask();

    @Test
    void opensATaskWhetherItWaitsOrNot() {
        tasks.put(open(ANNA, 1));
        assertThat(getTask.get(tasks.as(CARL), orderId(1))).isEqualTo(new GetTask.Found(open(ANNA, 1)));

        var decided = decided(open(ANNA, 1), ApprovalTask.Outcome.APPROVED, CARL, null);
        tasks.put(decided);
        assertThat(getTask.get(tasks.as(CARL), orderId(1))).isEqualTo(new GetTask.Found(decided));
    }

    @Test
    void refusesTheApproversOwnOrderBeforeAndAfter() {
        tasks.put(open(CARL, 1));
        assertThat(getTask.get(tasks.as(CARL), orderId(1))).isEqualTo(new GetTask.OwnOrder());

        tasks.put(decided(open(CARL, 1), ApprovalTask.Outcome.APPROVED, ANNA, null));
        assertThat(getTask.get(tasks.as(CARL), orderId(1))).isEqualTo(new GetTask.OwnOrder());
    }

    @Test
    void knowsNoTaskThatIsNotThere() {
        assertThat(getTask.get(tasks.as(CARL), orderId(1))).isEqualTo(new GetTask.Unknown());
    }
}
