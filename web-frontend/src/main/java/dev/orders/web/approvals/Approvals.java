package dev.orders.web.approvals;

import dev.orders.web.api.ApiClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The approval tasks that the signed-in approver may see and decide, kept by the API. */
final class Approvals {
    static final int PAGE_SIZE = 20;

    private final ApiClient api;

    Approvals(ApiClient api) {
        this.api = api;
    }

    /** Oldest first; {@code next} is where the newer ones begin, if there are any. */
    record Page(List<Task> tasks, @Nullable String next) {
        List<String> ids() {
            return tasks.stream().map(Task::taskId).toList();
        }
    }

    Page open(@Nullable String cursor) {
        if (cursor == null) {
            return api.get("/approvals?limit={limit}", Map.of("limit", PAGE_SIZE), Page.class);
        }
        return api.get(
                "/approvals?limit={limit}&cursor={cursor}", Map.of("limit", PAGE_SIZE, "cursor", cursor), Page.class);
    }

    Task get(String taskId) {
        return api.get("/approvals/{taskId}", Map.of("taskId", taskId), Task.class);
    }

    /** @return the task with its outcome, or still {@link Task.Status#PENDING} while the decision is being recorded */
    Task decide(String taskId, Decision decision, String reason) {
        var body = new HashMap<String, Object>();
        body.put("decision", decision);
        if (!reason.isEmpty()) {
            body.put("reason", reason);
        }
        return api.post("/approvals/{taskId}/decision", Map.of("taskId", taskId), body, Map.of(), Task.class);
    }
}
