package dev.orders.domain.approval;

import static dev.orders.domain.approval.TaskFixtures.escalated;
import static dev.orders.domain.approval.TaskFixtures.open;
import static dev.orders.domain.order.OrderFixtures.ANNA;
import static dev.orders.domain.order.OrderFixtures.CARL;
import static dev.orders.domain.order.OrderFixtures.orderId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.orders.domain.approval.ApprovalTask.Queue;
import dev.orders.domain.approval.ApprovalTasks.Entry;
import dev.orders.domain.approval.ApprovalTasks.Position;
import dev.orders.domain.approval.ApprovalTasks.Slice;
import dev.orders.domain.order.OrderId;
import dev.orders.domain.order.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListTasksTest {
    private final InMemoryTasks tasks = new InMemoryTasks();
    private final ListTasks listTasks = new ListTasks();

    @Test
    void listsNothingWhereNothingWaits() {
        assertThat(listTasks.list(tasks.as(CARL), 10, null)).isEqualTo(new ListTasks.Page(List.of(), null));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6, 7, 100})
    void listsBothQueuesAsOneOldestFirst(int limit) {
        IntStream.of(2, 3, 7).forEach(number -> tasks.put(open(ANNA, number)));
        IntStream.of(1, 4, 5, 6).forEach(number -> tasks.put(escalated(ANNA, number)));

        var pages = pages(tasks.as(CARL), limit);

        assertThat(pages.stream().flatMap(page -> page.tasks().stream()))
                .containsExactly(
                        escalated(ANNA, 1),
                        open(ANNA, 2),
                        open(ANNA, 3),
                        escalated(ANNA, 4),
                        escalated(ANNA, 5),
                        escalated(ANNA, 6),
                        open(ANNA, 7));
        assertThat(pages).hasSize((7 + limit - 1) / limit);
    }

    @Test
    void leavesOutTheApproversOwnOrders() {
        tasks.put(open(CARL, 1));
        tasks.put(escalated(CARL, 2));
        tasks.put(open(ANNA, 3));

        assertThat(pages(tasks.as(CARL), 1))
                .extracting(page -> page.tasks().size())
                .containsExactly(0, 0, 1);
        assertThat(listTasks.list(tasks.as(ANNA), 10, null).tasks()).containsExactly(open(CARL, 1), escalated(CARL, 2));
    }

    @Test
    void goesOnBehindRowsThatAreNoTasks() {
        IntStream.rangeClosed(1, 5)
                .forEach(number ->
                        tasks.putBroken(Queue.APPROVERS, orderId(number).value()));
        tasks.put(escalated(ANNA, 6));

        assertThat(pages(tasks.as(CARL), 2).stream().flatMap(page -> page.tasks().stream()))
                .containsExactly(escalated(ANNA, 6));
    }

    @Test
    void listsATaskOnceThatIsEscalatedMeanwhile() {
        var slices = Map.of(
                Queue.APPROVERS, new Slice(List.of(entry(open(ANNA, 1))), false),
                Queue.ESCALATIONS, new Slice(List.of(entry(escalated(ANNA, 1))), false));

        assertThat(listTasks.list(new Slices(slices), 10, null))
                .isEqualTo(new ListTasks.Page(List.of(escalated(ANNA, 1)), null));
    }

    @Test
    void passesNothingOverWhereOneQueueWasReadLessFarThanTheOther() {
        var slices = Map.of(
                Queue.APPROVERS, new Slice(List.of(entry(open(ANNA, 1)), entry(open(ANNA, 3))), true),
                Queue.ESCALATIONS, new Slice(List.of(entry(escalated(ANNA, 2)), entry(escalated(ANNA, 9))), false));

        assertThat(listTasks.list(new Slices(slices), 10, null))
                .isEqualTo(new ListTasks.Page(
                        List.of(open(ANNA, 1), escalated(ANNA, 2), open(ANNA, 3)),
                        new Position(orderId(3).value())));
    }

    @Test
    void refusesPagesOutOfBounds() {
        assertThat(ListTasks.isLimit(1) && ListTasks.isLimit(100)).isTrue();
        for (var limit : List.of(0, 101)) {
            assertThatIllegalArgumentException().isThrownBy(() -> listTasks.list(tasks.as(CARL), limit, null));
        }
    }

    private List<ListTasks.Page> pages(ApprovalTasks from, int limit) {
        var pages = new ArrayList<ListTasks.Page>();
        for (@Nullable Position after = null;
                pages.isEmpty() || after != null;
                after = pages.getLast().next()) {
            pages.add(listTasks.list(from, limit, after));
        }
        return pages;
    }

    private static Entry entry(ApprovalTask.Open task) {
        return new Entry(new Position(task.request().order().value()), task);
    }

    private record Slices(Map<Queue, Slice> slices) implements ApprovalTasks {
        @Override
        public UserId approver() {
            return CARL;
        }

        @Override
        public Optional<ApprovalTask> find(OrderId order) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Slice open(Queue queue, int limit, @Nullable Position after) {
            return slices.get(queue);
        }
    }
}
