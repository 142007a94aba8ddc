package dev.orders.localcloud.workflow;

import dev.orders.localcloud.wire.AwsCall;
import dev.orders.localcloud.workflow.engine.HistoryEvent;
import dev.orders.localcloud.workflow.runtime.ExecutionRecord;
import dev.orders.localcloud.workflow.runtime.Journal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An execution's history, page by page.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html">GetExecutionHistory</a>
 */
final class HistoryOperation {

    private static final int MAX_RESULTS = 1000;
    private static final int DEFAULT_RESULTS = 100;
    private static final int MAX_PAGE_TOKEN = 1024;

    private final ExecutionOperations executions;
    private final Journal journal;

    HistoryOperation(ExecutionOperations executions, Journal journal) {
        this.executions = executions;
        this.journal = journal;
    }

    Operation operation() {
        return Operation.onExecution(this::history);
    }

    private ObjectNode history(Input input, AwsCall call) {
        ExecutionRecord record = executions.find(input.arn("executionArn"));
        boolean reverse = input.flag("reverseOrder", false);
        boolean data = input.flag("includeExecutionData", true);
        int most = input.maxResults(MAX_RESULTS, DEFAULT_RESULTS);
        long last = record.snapshot().lastEvent();
        long first = next(input.optionalText("nextToken", 1, MAX_PAGE_TOKEN), reverse, reverse ? last : 1);
        String key =
                record.execution().stateMachineName() + "/" + record.execution().name();
        List<HistoryEvent> events =
                reverse ? journal.reverseHistory(key, record, first, most) : journal.history(key, record, first, most);
        ObjectNode answer = Operation.answer();
        ArrayNode shown = answer.putArray("events");
        for (HistoryEvent event : events) {
            // The wire's own form of an instant.
            shown.add(event.wire(data).putPOJO("timestamp", event.timestamp()));
        }
        long end = reverse ? 1 : last;
        if (!events.isEmpty() && events.getLast().id() != end) {
            long next = events.getLast().id() + (reverse ? -1 : 1);
            answer.put("nextToken", PageToken.write(prefix(reverse) + next));
        }
        return answer;
    }

    private static long next(@Nullable String token, boolean reverse, long otherwise) {
        String place = PageToken.read(token, prefix(reverse));
        if (place == null) {
            return otherwise;
        }
        try {
            return Long.parseUnsignedLong(place.substring(prefix(reverse).length()));
        } catch (NumberFormatException notOurs) {
            throw Errors.invalidPageToken();
        }
    }

    private static String prefix(boolean reverse) {
        return reverse ? "before " : "from ";
    }
}
