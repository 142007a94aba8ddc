package dev.orders.domain.approval;

import dev.orders.domain.order.OrderId;
import dev.orders.domain.order.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The port in a few maps, for the tests of the use cases; it keeps the same contract as the real one. */
final class InMemoryTasks {
    private final Map<ApprovalTask.Queue, TreeMap<ApprovalTasks.Position, ApprovalTasks.Entry>> queues =
            new HashMap<>();
    private final Map<OrderId, ApprovalTask.Decided> decided = new HashMap<>();

    InMemoryTasks() {
        for (var queue : ApprovalTask.Queue.values()) {
            queues.put(queue, new TreeMap<>());
        }
    }

    synchronized void put(ApprovalTask task) {
        var position = new ApprovalTasks.Position(task.request().order().value());
        queues.values().forEach(queue -> queue.remove(position));
        switch (task) {
            case ApprovalTask.Open open -> queue(open.queue()).put(position, new ApprovalTasks.Entry(position, open));
            case ApprovalTask.Decided done -> decided.put(done.request().order(), done);
        }
    }

    synchronized void putBroken(ApprovalTask.Queue queue, String key) {
        var position = new ApprovalTasks.Position(key);
        queue(queue).put(position, new ApprovalTasks.Entry(position, null));
    }

    ApprovalTasks as(UserId approver) {
        return new Of(approver);
    }

    private TreeMap<ApprovalTasks.Position, ApprovalTasks.Entry> queue(ApprovalTask.Queue queue) {
        return queues.getOrDefault(queue, new TreeMap<>());
    }

    private final class Of implements ApprovalTasks {
        private final UserId approver;

        private Of(UserId approver) {
            this.approver = approver;
        }

        @Override
        public UserId approver() {
            return approver;
        }

        @Override
        public Optional<ApprovalTask> find(OrderId order) {
            synchronized (InMemoryTasks.this) {
                var done = decided.get(order);
                if (done != null) {
                    return Optional.of(done);
                }
                var position = new Position(order.value());
                return queues.values().stream()
                        .flatMap(queue -> Optional.ofNullable(queue.get(position)).stream())
                        .<ApprovalTask>flatMap(entry -> Optional.ofNullable(entry.task()).stream())
                        .findFirst();
            }
        }

        @Override
        public Slice open(ApprovalTask.Queue queue, int limit, @Nullable Position after) {
            synchronized (InMemoryTasks.this) {
                var rows = after == null ? queue(queue) : queue(queue).tailMap(after, false);
                return new Slice(rows.values().stream().limit(limit).toList(), rows.size() > limit);
            }
        }
    }
}
