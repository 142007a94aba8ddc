package dev.orders.localcloud.console;

import dev.orders.localcloud.console.executions.StateMachines;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers of Step Functions about one execution: its first task failed once, was retried in vain, and another one waits. */
final class RecordedExecution implements StateMachines.Reader {

    static final String TASK_TOKEN = "AQCAAAAKgAAAAtoken";

    private static final String MACHINE = "arn:aws:states:eu-west-1:123456789012:stateMachine:order-approval";
    private static final String EXECUTION = "arn:aws:states:eu-west-1:123456789012:execution:order-approval:one";

    private static final String DEFINITION = """
            {"StartAt": "First", "States": {
              "First": {"Type": "Pass", "Next": "Second"},
              "Second": {"Type": "Task", "Next": "End", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Third"}]},
              "Third": {"Type": "Task", "Next": "End"},
              "End": {"Type": "Succeed"}}}
            """;

    private static final String HISTORY = """
            {"events": [
              {"id": 1, "previousEventId": 0, "timestamp": 1767225600.0, "type": "ExecutionStarted",
                "executionStartedEventDetails": {"input": "{\\"note\\": \\"<script>alert(1)</script>\\"}"}},
              {"id": 2, "previousEventId": 0, "timestamp": 1767225600.0, "type": "PassStateEntered", "stateEnteredEventDetails": {"name": "First"}},
              {"id": 3, "previousEventId": 2, "timestamp": 1767225600.1, "type": "PassStateExited", "stateExitedEventDetails": {"name": "First"}},
              {"id": 4, "previousEventId": 3, "timestamp": 1767225600.1, "type": "TaskStateEntered", "stateEnteredEventDetails": {"name": "Second"}},
              {"id": 5, "previousEventId": 4, "timestamp": 1767225600.2, "type": "TaskFailed", "taskFailedEventDetails": {"error": "States.TaskFailed"}},
              {"id": 6, "previousEventId": 5, "timestamp": 1767225600.2, "type": "TaskStateExited", "stateExitedEventDetails": {"name": "Second"}},
              {"id": 7, "previousEventId": 6, "timestamp": 1767225600.2, "type": "TaskStateEntered", "stateEnteredEventDetails": {"name": "Third"}},
              {"id": 8, "previousEventId": 7, "timestamp": 1767225600.2, "type": "TaskScheduled",
                "taskScheduledEventDetails": {"parameters": "{\\"Item\\": {\\"taskToken\\": {\\"S\\": \\"AQCAAAAKgAAAAtoken\\"}}}"}},
              {"id": 9, "previousEventId": 8, "timestamp": 1767225600.2, "type": "TaskFailed", "taskFailedEventDetails": {"cause": "refused AQCAAAAKgAAAAtoken"}}
            ]}
            """;

    @Override
    public Optional<JsonNode> read(String operation, Map<String, Object> input) {
        return switch (operation) {
            case "ListStateMachines" -> answer("""
                    {"stateMachines": [
                      {"name": "order-approval", "type": "STANDARD", "stateMachineArn": "%s"},
                      {"name": "express", "type": "EXPRESS", "stateMachineArn": "express"}]}
                    """.formatted(MACHINE));
            case "DescribeStateMachine" ->
                Optional.of(JsonMapper.shared().createObjectNode().put("definition", DEFINITION));
            case "ListExecutions" ->
                input.getOrDefault("statusFilter", "RUNNING").equals("RUNNING")
                        ? answer("{\"executions\": [" + execution() + "]}")
                        : answer("{\"executions\": []}");
            case "DescribeExecution" ->
                EXECUTION.equals(input.get("executionArn")) ? answer(execution()) : Optional.empty();
            case "GetExecutionHistory" -> answer(HISTORY);
            default -> throw new IllegalArgumentException(operation);
        };
    }

    private static String execution() {
        return """
                {"executionArn": "%s", "stateMachineArn": "%s", "name": "one", "status": "RUNNING", "startDate": 1767225600.0, "input": "{}"}
                """.formatted(EXECUTION, MACHINE);
    }

    private static Optional<JsonNode> answer(String json) {
        return Optional.of(JsonMapper.shared().readTree(json));
    }
}
