package dev.orders.api.approvals;

import dev.orders.api.input.Body;
import dev.orders.api.input.PageLimit;
import dev.orders.api.problems.Problem;
import dev.orders.api.problems.Violation;
import dev.orders.domain.approval.ApprovalTasks;
import dev.orders.domain.approval.DecideTask;
import dev.orders.domain.approval.GetTask;
import dev.orders.domain.approval.ListTasks;
import dev.orders.domain.order.OrderId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An approver's inbox. {@link ApprovalTasks} is what the caller may see: see {@link dev.orders.api.security.OfCaller}. */
@RestController
@RequestMapping(path = "/approvals", produces = MediaType.APPLICATION_JSON_VALUE)
final class ApprovalsController {
    private final ListTasks listTasks;
    private final GetTask getTask;
    private final DecideTask decideTask;

    ApprovalsController(ListTasks listTasks, GetTask getTask, DecideTask decideTask) {
        this.listTasks = listTasks;
        this.getTask = getTask;
        this.decideTask = decideTask;
    }

    record PageView(List<TaskView> tasks, @Nullable String next) {}

    @GetMapping
    PageView list(
            ApprovalTasks tasks,
            @RequestParam(name = "limit", required = false) @Nullable String limit,
            @RequestParam(name = "cursor", required = false) @Nullable String from) {
        var page =
                listTasks.list(tasks, PageLimit.of(limit, ListTasks.MAX_LIMIT), from == null ? null : position(from));
        var next = page.next();
        return new PageView(
                page.tasks().stream().map(TaskView::listed).toList(), next == null ? null : TaskCursor.write(next));
    }

    @GetMapping("/{taskId}")
    TaskView get(ApprovalTasks tasks, @PathVariable("taskId") String taskId) {
        return switch (getTask.get(tasks, order(taskId))) {
            case GetTask.Found found -> TaskView.of(found.task());
            case GetTask.OwnOrder own -> throw ApprovalRefusals.ownOrder();
            case GetTask.Unknown none -> throw ApprovalRefusals.notFound();
        };
    }

    @PostMapping(path = "/{taskId}/decision", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<TaskView> decide(
            ApprovalTasks tasks, @PathVariable("taskId") String taskId, HttpServletRequest request) {
        var order = order(taskId);
        var decision = DecisionBody.decision(Body.read(request));
        return switch (decideTask.decide(tasks, order, decision)) {
            case DecideTask.Recorded recorded -> ResponseEntity.ok(TaskView.of(recorded.task()));
            case DecideTask.BeingRecorded pending -> ResponseEntity.accepted().body(TaskView.of(pending.task()));
            case DecideTask.AlreadyDecided already -> throw ApprovalRefusals.alreadyDecided(already.task());
            case DecideTask.Cancelled cancelled -> throw ApprovalRefusals.cancelled();
            case DecideTask.Expired expired -> throw ApprovalRefusals.expired();
            case DecideTask.OwnOrder own -> throw ApprovalRefusals.ownOrder();
            case DecideTask.Unknown none -> throw ApprovalRefusals.notFound();
        };
    }

    /** A task has the id of the order that it is about. */
    private static OrderId order(String taskId) {
        return OrderId.parse(taskId).orElseThrow(ApprovalRefusals::notFound);
    }

    private static ApprovalTasks.Position position(String text) {
        return TaskCursor.read(text)
                .orElseThrow(() ->
                        Problem.badRequest(Violation.ofParameter("cursor", "must be the next of an earlier page")));
    }
}
