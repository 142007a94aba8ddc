package dev.orders.domain.approval;

import dev.orders.domain.order.OrderId;
import dev.orders.domain.order.UserId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Port: the approval tasks as <em>one</em> approver may see them, reached with that approver's own rights. Its contract is
 * {@code ApprovalTasksContract} among the tests.
 */
public interface ApprovalTasks {

    /** Whose rights these are. */
    UserId approver();

    /** The task about an order, open or decided. */
    Optional<ApprovalTask> find(OrderId order);

    /**
     * The open tasks of a queue, oldest first.
     *
     * @param limit how many rows are read at most
     * @param after the position behind which they begin, null for the first
     */
    Slice open(ApprovalTask.Queue queue, int limit, @Nullable Position after);

    /**
     * Rows of a queue as they lie one after another.
     *
     * @param more whether rows follow
     */
    record Slice(List<Entry> entries, boolean more) {
        public Slice {
            entries = List.copyOf(entries);
            if (more && entries.isEmpty()) {
                throw new IllegalArgumentException("rows that follow need a row that they follow");
            }
        }
    }

    /**
     * A row of a queue.
     *
     * @param task null where the row is not what a task should be: it is left out, and pages go on behind it
     */
    record Entry(Position position, ApprovalTask.@Nullable Open task) {}

    /** The sort key of a row, in the order in which DynamoDB sorts text: by its UTF-8 bytes. */
    record Position(String value) implements Comparable<Position> {
        /** In UTF-8 bytes: the longest that a sort key may be. */
        public static final int MAX_LENGTH = 1024;

        public Position {
            if (!isValid(value)) {
                throw new IllegalArgumentException("a position has 1 to " + MAX_LENGTH + " bytes");
            }
        }

        public static boolean isValid(String text) {
            return !text.isEmpty() && text.getBytes(StandardCharsets.UTF_8).length <= MAX_LENGTH;
        }

        /** UTF-8 sorts as code points do, which {@link String#compareTo} does not. */
        @Override
        public int compareTo(Position other) {
            var mine = value.codePoints().toArray();
            var others = other.value.codePoints().toArray();
            return Arrays.compare(mine, others);
        }
    }
}
