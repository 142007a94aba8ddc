package dev.orders.domain.approval;

import dev.orders.domain.approval.ApprovalTask.Queue;
import dev.orders.domain.approval.ApprovalTasks.Entry;
import dev.orders.domain.approval.ApprovalTasks.Position;
import dev.orders.domain.approval.ApprovalTasks.Slice;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Use case: an approver looks through what waits for a decision, both queues as one, oldest first, page by page, without their own
 * orders. A page costs one read of each queue.
 */
public final class ListTasks {
    public static final int MAX_LIMIT = 100;

    /**
     * @param tasks at most as many as asked for; fewer, or none, do not make it the last page
     * @param next where the next page begins, null after the last
     */
    public record Page(
            List<ApprovalTask.Open> tasks, @Nullable Position next) {
        public Page {
            tasks = List.copyOf(tasks);
        }
    }

    public static boolean isLimit(int limit) {
        return limit >= 1 && limit <= MAX_LIMIT;
    }

    public Page list(ApprovalTasks tasks, int limit, @Nullable Position after) {
        if (!isLimit(limit)) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_LIMIT + " tasks");
        }
        // In this order: a task that is escalated between the two reads is seen twice then, never not at all.
        var first = tasks.open(Queue.APPROVERS, limit, after);
        var second = tasks.open(Queue.ESCALATIONS, limit, after);
        var merged = new TreeMap<Position, Entry>();
        first.entries().forEach(entry -> merged.put(entry.position(), entry));
        second.entries().forEach(entry -> merged.put(entry.position(), entry));
        var end = Stream.of(first, second).flatMap(slice -> end(slice).stream()).min(Position::compareTo);
        var known = end.map(last -> merged.headMap(last, true)).orElse(merged);
        var page = known.values().stream().limit(limit).toList();
        var isLast = end.isEmpty() && known.size() <= limit;
        return new Page(
                page.stream()
                        .map(Entry::task)
                        .filter(Objects::nonNull)
                        .filter(task -> !task.isOwnOf(tasks.approver()))
                        .toList(),
                isLast ? null : page.getLast().position());
    }

    /** Behind the last row of a slice that goes on, nobody knows what follows. */
    private static Optional<Position> end(Slice slice) {
        return slice.more() ? Optional.of(slice.entries().getLast().position()) : Optional.empty();
    }
}
