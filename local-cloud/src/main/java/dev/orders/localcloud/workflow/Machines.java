package dev.orders.localcloud.workflow;

import dev.orders.localcloud.definitions.DefinitionException;
import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.definitions.WorkflowsDefinition.Workflow;
import dev.orders.localcloud.state.StateMap;
import dev.orders.localcloud.state.StateStore;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.workflow.asl.Finding;
import dev.orders.localcloud.workflow.asl.Reading;
import dev.orders.localcloud.workflow.asl.StateMachineReader;
import dev.orders.localcloud.workflow.asl.WorkflowType;
import dev.orders.localcloud.workflow.runtime.Machine;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state machines of {@code workflows.yaml} by name. */
final class Machines {

    private static final Logger LOG = LoggerFactory.getLogger(Machines.class);

    private final Map<String, Machine> byName;
    private final Arns arns;

    private Machines(Map<String, Machine> byName, Arns arns) {
        this.byName = Collections.unmodifiableMap(byName);
        this.arns = arns;
    }

    /** @throws DefinitionException for a document with an error */
    static Machines of(Definitions definitions, AwsAccount account, StateStore store, Instant now) {
        Arns arns = new Arns(account);
        StateMap<Instant> created = store.map("workflow/created", Instant.class);
        Map<String, Machine> machines = new TreeMap<>();
        definitions.workflows().workflows().forEach((key, workflow) -> {
            Instant before = created.putIfAbsent(workflow.name(), now);
            machines.put(workflow.name(), machine(workflow, definitions, account, arns, before == null ? now : before));
        });
        return new Machines(machines, arns);
    }

    private static Machine machine(
            Workflow workflow, Definitions definitions, AwsAccount account, Arns arns, Instant created) {
        String text = Objects.requireNonNull(definitions.stateMachines().get(workflow.definition()));
        Reading reading = StateMachineReader.read(
                text, WorkflowType.valueOf(workflow.type().name()));
        for (Finding finding : reading.findings()) {
            if (finding.severity() == Finding.Severity.ERROR) {
                throw new DefinitionException(
                        "workflows/" + workflow.definition(),
                        finding.location(),
                        finding.code() + ": " + finding.message());
            }
            LOG.warn("workflows/{} at {}: {}", workflow.definition(), finding.location(), finding.message());
        }
        String role = definitions.roles().role(workflow.role()).name();
        return new Machine(
                arns.machine(workflow.name()),
                workflow.name(),
                "arn:aws:iam::%s:role/%s".formatted(account.accountId(), role),
                text,
                reading.orThrow(),
                created);
    }

    Collection<Machine> all() {
        return byName.values();
    }

    /** @throws dev.orders.localcloud.wire.AwsException when the ARN is none of a machine, or nobody has it */
    Machine byArn(String arn) {
        Machine machine = byName.get(arns.machineName(arn));
        if (machine == null) {
            throw Errors.noMachine(arn);
        }
        return machine;
    }

    Machine named(String name) {
        return Objects.requireNonNull(byName.get(name), name);
    }
}
