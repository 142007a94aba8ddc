package dev.orders.localcloud.workflow.asl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads a graph of states: the machine's, a branch's or a processor's. */
final class StatesReader {

    private static final TaskResource NONE =
            new TaskResource.AwsSdk("none", "none", IntegrationPattern.REQUEST_RESPONSE);

    private final WorkflowType type;
    private final Set<String> names = new HashSet<>();

    StatesReader(WorkflowType type) {
        this.type = type;
    }

    /** @param outer the variables of the scopes around this one */
    States read(Node graph, Set<String> fields, Set<String> outer) {
        Map<String, State> states = new LinkedHashMap<>();
        if (!graph.value().isObject()) {
            graph.error("Expected value of type [OBJECT]");
            return new States("", states);
        }
        graph.allow(fields);
        List<String> missing = new ArrayList<>();
        List.of("States", "StartAt").stream().filter(field -> !graph.has(field)).forEach(missing::add);
        if (!missing.isEmpty()) {
            graph.error("These fields are required: " + missing);
        }
        String start = String.valueOf(graph.text("StartAt"));
        Node members = graph.child("States");
        if (graph.has("States") && members.object()) {
            if (members.value().isEmpty()) {
                members.error("Expected at least one state");
            }
            readAll(members, states, outer);
            if (missing.isEmpty() && states.size() == members.value().size()) {
                new GraphCheck(graph, start, states).check();
            }
        }
        return new States(start, states);
    }

    private void readAll(Node members, Map<String, State> states, Set<String> outer) {
        Set<String> assigned = new HashSet<>(outer);
        members.value().forEach(state -> assigned.addAll(assignedBy(state)));
        StateReader reader = new StateReader(this, assigned, outer);
        members.eachMember((name, node) -> {
            if (!names.add(name)) {
                node.findings().error("DUPLICATE_STATE_NAME", "Duplicate state name: " + name, node.location());
            }
            State state = reader.read(name, node);
            if (state != null) {
                states.put(name, state);
            }
        });
    }

    TaskResource resource(Node task) {
        String arn = task.text("Resource");
        if (arn == null) {
            task.error("These fields are required: [Resource]");
            return NONE;
        }
        TaskResource resource = TaskResource.find(arn).orElse(NONE);
        Node member = task.child("Resource");
        if (resource == NONE) {
            member.error("The resource '" + arn + "' is not executed");
        } else if (type == WorkflowType.EXPRESS && resource.pattern().waits()) {
            String pattern =
                    resource.pattern() == IntegrationPattern.WAIT_FOR_TASK_TOKEN ? ".waitForTaskToken" : ".sync";
            member.error("Express state machine does not support '" + pattern + "' service integration ");
        }
        return resource;
    }

    private static Set<String> assignedBy(JsonNode state) {
        Set<String> names = new HashSet<>(state.path("Assign").propertyNames());
        for (String handlers : List.of("Catch", "Choices")) {
            state.path(handlers).forEach(one -> names.addAll(one.path("Assign").propertyNames()));
        }
        return names;
    }
}
