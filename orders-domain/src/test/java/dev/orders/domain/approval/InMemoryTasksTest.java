package dev.orders.domain.approval;

import dev.orders.domain.order.UserId;

class InMemoryTasksTest extends ApprovalTasksContract {
    private final InMemoryTasks tasks = new InMemoryTasks();

    @Override
    protected ApprovalTasks tasksAs(UserId approver) {
        return tasks.as(approver);
    }

    @Override
    protected void record(ApprovalTask task) {
        tasks.put(task);
    }

    @Override
    protected void recordBroken(ApprovalTask.Queue queue, String key) {
        tasks.putBroken(queue, key);
    }
}
