package dev.orders.api.approvals;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.orders.api.orders.LineView;
import dev.orders.api.products.Amount;
import dev.orders.domain.approval.ApprovalTask;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task as approvers see it: not who ordered, nor who decided.
 *
 * @param escalated whether it waits among the escalations now
 * @param status what has become of it; not in lists, where all of them wait
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaskView(
        String taskId,
        String orderId,
        Amount total,
        List<LineView> lines,
        Instant requestedAt,
        boolean escalated,
        @Nullable String status,
        @Nullable Instant decidedAt,
        @Nullable String reason) {

    static TaskView listed(ApprovalTask.Open task) {
        return of(task.request(), task.isEscalated(), null, null, null);
    }

    static TaskView of(ApprovalTask task) {
        return switch (task) {
            case ApprovalTask.Open open -> of(open.request(), open.isEscalated(), "PENDING", null, null);
            case ApprovalTask.Decided decided ->
                of(decided.request(), false, decided.outcome().name(), decided.decidedAt(), decided.reason());
        };
    }

    private static TaskView of(
            ApprovalTask.Request request,
            boolean escalated,
            @Nullable String status,
            @Nullable Instant decidedAt,
            @Nullable String reason) {
        var id = request.order().value();
        var lines = request.lines().stream().map(LineView::of).toList();
        return new TaskView(
                id, id, Amount.of(request.total()), lines, request.requestedAt(), escalated, status, decidedAt, reason);
    }
}
