package dev.orders.e2e.attacks;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A read that a policy allows in one shape only: the roles of services are asked for, since nobody else has their keys. */
public enum GuardedRead {
    APPROVERS_TASK("approver", "dynamodb:GetItem", "approval-tasks", "decided", "outcome", "taskToken"),
    APPROVERS_TASKS("approver", "dynamodb:Query", "approval-tasks", "escalations", "lines", "taskToken"),
    SERVICES_TOKEN("api-service", "dynamodb:GetItem", "approval-tasks", "approvers", "taskToken", "lines"),
    CANCELLATIONS_TOKEN(
            "order-cancellation", "dynamodb:BatchGetItem", "approval-tasks", "escalations", "taskToken", "lines"),
    CANCELLED_ORDER("order-cancellation", "dynamodb:GetItem", "orders", "", "cancelledAt", "lines"),
    ORDER_TO_APPROVE("order-approval", "dynamodb:GetItem", "orders", "", "lines", "note");

    /** What makes the read another one. */
    public enum Deviation {
        ANOTHER_PARTITION,
        ANOTHER_ATTRIBUTE,
        ALL_ATTRIBUTES,
        NO_PARTITION,
        NO_ATTRIBUTE
    }

    private static final String KEYS = "dynamodb:LeadingKeys";
    private static final String ATTRIBUTES = "dynamodb:Attributes";
    private static final String SELECT = "dynamodb:Select";

    private final String role;
    private final String action;
    private final String table;
    private final String partition;
    private final String attribute;
    private final String otherAttribute;

    /** @param partition empty where the role may read all of them */
    GuardedRead(String role, String action, String table, String partition, String attribute, String otherAttribute) {
        this.role = role;
        this.action = action;
        this.table = table;
        this.partition = partition;
        this.attribute = attribute;
        this.otherAttribute = otherAttribute;
    }

    /** Whether a guard stands against it. */
    public boolean refuses(Deviation deviation) {
        return !partition.isEmpty()
                || (deviation != Deviation.ANOTHER_PARTITION && deviation != Deviation.NO_PARTITION);
    }

    public boolean isAllowedBy(RolePermissions permissions) {
        return permissions.allows(role, action, table, context());
    }

    /** The deviations that should be refused and are not. */
    public Set<Deviation> deviationsAllowedBy(RolePermissions permissions) {
        Set<Deviation> allowed = EnumSet.noneOf(Deviation.class);
        for (Deviation deviation : Deviation.values()) {
            if (refuses(deviation) && permissions.allows(role, action, table, context(deviation))) {
                allowed.add(deviation);
            }
        }
        return allowed;
    }

    private Map<String, List<String>> context() {
        return Map.of(
                KEYS, List.of(partition.isEmpty() ? "anybody" : partition),
                ATTRIBUTES, List.of("taskId", attribute).subList(table.equals("orders") ? 1 : 0, 2),
                SELECT, List.of("SPECIFIC_ATTRIBUTES"));
    }

    private Map<String, List<String>> context(Deviation deviation) {
        Map<String, List<String>> context = new HashMap<>(context());
        switch (deviation) {
            case ANOTHER_PARTITION -> context.put(KEYS, List.of(partition, "others"));
            case ANOTHER_ATTRIBUTE -> context.put(ATTRIBUTES, List.of(attribute, otherAttribute));
            case ALL_ATTRIBUTES -> context.put(SELECT, List.of("ALL_ATTRIBUTES"));
            case NO_PARTITION -> context.remove(KEYS);
            case NO_ATTRIBUTE -> context.remove(ATTRIBUTES);
        }
        return context;
    }
}
