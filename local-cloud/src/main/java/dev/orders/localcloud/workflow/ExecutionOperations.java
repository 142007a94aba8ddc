package dev.orders.localcloud.workflow;

import dev.orders.localcloud.wire.AwsCall;
import dev.orders.localcloud.workflow.asl.WorkflowType;
import dev.orders.localcloud.workflow.engine.Outcome;
import dev.orders.localcloud.workflow.engine.Signal;
import dev.orders.localcloud.workflow.runtime.ExecutionRecord;
import dev.orders.localcloud.workflow.runtime.Executions;
import dev.orders.localcloud.workflow.runtime.Journal;
import dev.orders.localcloud.workflow.runtime.Journal.Place;
import dev.orders.localcloud.workflow.runtime.Machine;
import dev.orders.localcloud.workflow.runtime.Traces;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Looking at Standard executions, and stopping them. Nothing is known of Express ones but their logs, as on AWS. */
final class ExecutionOperations {

    private static final int MAX_RESULTS = 1000;
    private static final int DEFAULT_RESULTS = 100;
    private static final int MAX_PAGE_TOKEN = 3096;
    private static final int MAX_ERROR = 256;
    private static final int MAX_CAUSE = 32768;

    private final Machines machines;
    private final Arns arns;
    private final Executions standard;

    ExecutionOperations(Machines machines, Arns arns, Executions standard) {
        this.machines = machines;
        this.arns = arns;
        this.standard = standard;
    }

    Map<String, Operation> all() {
        return Map.of(
                "DescribeExecution", Operation.onExecution(this::describe),
                "DescribeStateMachineForExecution", Operation.onExecution(this::describeMachine),
                "StopExecution", Operation.onExecution(this::stop),
                "ListExecutions", Operation.onMachine(this::list));
    }

    ExecutionRecord find(String arn) {
        Arns.Parts parts = arns.execution(arn);
        return standard.find(parts.machine(), parts.execution())
                .filter(record -> record.execution().arn().equals(arn))
                .orElseThrow(() -> Errors.noExecution(arn));
    }

    private ObjectNode describe(Input input, AwsCall call) {
        ExecutionRecord record = find(input.arn("executionArn"));
        boolean data = input.wantsData();
        ObjectNode view = ExecutionView.of(record);
        if (data) {
            ExecutionView.data(view, "input", record.execution().input());
        }
        if (record.snapshot().outcome() instanceof Outcome outcome) {
            ExecutionView.outcome(view, outcome, data);
        }
        return view.put("traceHeader", Traces.header(record.execution()))
                .put("redriveStatus", "NOT_REDRIVABLE")
                .put("redriveStatusReason", "The local cloud redrives no execution");
    }

    private ObjectNode describeMachine(Input input, AwsCall call) {
        Machine machine =
                machines.byArn(find(input.arn("executionArn")).execution().stateMachineArn());
        ObjectNode view = MachineOperations.describe(machine, input.wantsData());
        view.remove(List.of("status", "type", "creationDate"));
        return view.putPOJO("updateDate", machine.created());
    }

    /** One that is over stays as it ended. */
    private ObjectNode stop(Input input, AwsCall call) {
        String arn = input.arn("executionArn");
        Signal stopped = new Signal.Stopped(
                input.optionalText("error", 0, MAX_ERROR), input.optionalText("cause", 0, MAX_CAUSE));
        standard.deliver(find(arn).execution(), stopped).join();
        return Operation.answer()
                .putPOJO("stopDate", Objects.requireNonNull(find(arn).stopped()));
    }

    private ObjectNode list(Input input, AwsCall call) {
        Machine machine = machines.byArn(input.arn("stateMachineArn"));
        if (machine.type() != WorkflowType.STANDARD) {
            throw Errors.typeNotSupported();
        }
        ExecutionStatus status = input.choice("statusFilter", ExecutionStatus.class);
        int most = input.maxResults(MAX_RESULTS, DEFAULT_RESULTS);
        String before = PageToken.read(input.optionalText("nextToken", 1, MAX_PAGE_TOKEN), machine.name() + "/");
        ObjectNode answer = Operation.answer();
        ArrayNode executions = answer.putArray("executions");
        Journal journal = standard.journal();
        for (List<Place> places = journal.newest(machine.name(), before, most);
                !places.isEmpty();
                places = journal.newest(machine.name(), before, most)) {
            for (Place place : places) {
                ExecutionRecord record = listed(place, status);
                if (record != null && executions.size() == most) {
                    return answer.put("nextToken", PageToken.write(Objects.requireNonNull(before)));
                }
                if (record != null) {
                    executions.add(ExecutionView.of(record));
                }
                before = place.place();
            }
        }
        return answer;
    }

    private @Nullable ExecutionRecord listed(Place place, @Nullable ExecutionStatus status) {
        int slash = place.key().indexOf('/');
        return standard.find(place.key().substring(0, slash), place.key().substring(slash + 1))
                .filter(record -> Journal.isAt(place, record))
                .filter(record -> status == null || record.status().equals(status.name()))
                .orElse(null);
    }

    private enum ExecutionStatus {
        RUNNING,
        SUCCEEDED,
        FAILED,
        TIMED_OUT,
        ABORTED,
        PENDING_REDRIVE
    }
}
