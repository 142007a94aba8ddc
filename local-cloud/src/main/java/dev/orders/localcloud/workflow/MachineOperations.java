package dev.orders.localcloud.workflow;

import dev.orders.localcloud.wire.AwsCall;
import dev.orders.localcloud.workflow.asl.Finding;
import dev.orders.localcloud.workflow.asl.Finding.Severity;
import dev.orders.localcloud.workflow.asl.StateMachineReader;
import dev.orders.localcloud.workflow.asl.WorkflowType;
import dev.orders.localcloud.workflow.runtime.Machine;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Looking at state machines, and judging documents that are none yet. */
final class MachineOperations {

    private static final int MAX_RESULTS = 1000;
    private static final int MAX_FINDINGS = 100;
    private static final int DEFAULT_RESULTS = 100;
    private static final int MAX_PAGE_TOKEN = 1024;
    private static final int MAX_DEFINITION = 1024 * 1024;

    private final Machines machines;

    MachineOperations(Machines machines) {
        this.machines = machines;
    }

    Map<String, Operation> all() {
        return Map.of(
                "DescribeStateMachine", Operation.onMachine(this::describe),
                "ListStateMachines", Operation.withoutResource(this::list),
                "ListTagsForResource", new Operation(input -> input.arn("resourceArn"), this::tags),
                "ValidateStateMachineDefinition", Operation.withoutResource(MachineOperations::validate));
    }

    private ObjectNode describe(Input input, AwsCall call) {
        return describe(machines.byArn(input.arn("stateMachineArn")), input.wantsData());
    }

    static ObjectNode describe(Machine machine, boolean data) {
        ObjectNode view = Operation.answer()
                .put("stateMachineArn", machine.arn())
                .put("name", machine.name())
                .put("status", "ACTIVE")
                .put("definition", data ? machine.definition() : "{}")
                .put("roleArn", machine.roleArn())
                .put("type", machine.type().name())
                .putPOJO("creationDate", machine.created());
        view.putObject("loggingConfiguration").put("level", "OFF").put("includeExecutionData", false);
        view.putObject("tracingConfiguration").put("enabled", false);
        view.putObject("encryptionConfiguration").put("type", "AWS_OWNED_KEY");
        return view;
    }

    private ObjectNode list(Input input, AwsCall call) {
        int most = input.maxResults(MAX_RESULTS, DEFAULT_RESULTS);
        String after = PageToken.read(input.optionalText("nextToken", 1, MAX_PAGE_TOKEN), "");
        ObjectNode answer = Operation.answer();
        ArrayNode page = answer.putArray("stateMachines");
        String last = "";
        for (Machine machine : machines.all()) {
            if (after != null && machine.name().compareTo(after) <= 0) {
                continue;
            }
            if (page.size() == most) {
                return answer.put("nextToken", PageToken.write(last));
            }
            page.addObject()
                    .put("stateMachineArn", machine.arn())
                    .put("name", machine.name())
                    .put("type", machine.type().name())
                    .putPOJO("creationDate", machine.created());
            last = machine.name();
        }
        return answer;
    }

    private ObjectNode tags(Input input, AwsCall call) {
        machines.byArn(input.arn("resourceArn"));
        ObjectNode answer = Operation.answer();
        answer.putArray("tags");
        return answer;
    }

    private static ObjectNode validate(Input input, AwsCall call) {
        String definition = input.text("definition", 1, MAX_DEFINITION);
        WorkflowType type = input.choice("type", WorkflowType.class);
        boolean warnings = input.choice("severity", Severity.class) == Severity.WARNING;
        int most = input.maxResults(MAX_FINDINGS, MAX_FINDINGS);
        List<Finding> findings = StateMachineReader.read(definition, type == null ? WorkflowType.STANDARD : type)
                .findings();
        List<Finding> shown = findings.stream()
                .filter(finding -> warnings || finding.severity() == Severity.ERROR)
                .toList();
        boolean fails = findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
        ObjectNode answer = Operation.answer().put("result", fails ? "FAIL" : "OK");
        ArrayNode diagnostics = answer.putArray("diagnostics");
        for (Finding finding : shown.subList(0, Math.min(most, shown.size()))) {
            diagnostics
                    .addObject()
                    .put("severity", finding.severity().name())
                    .put("code", finding.code())
                    .put("message", finding.message())
                    .put("location", finding.location());
        }
        return answer.put("truncated", shown.size() > most);
    }
}
