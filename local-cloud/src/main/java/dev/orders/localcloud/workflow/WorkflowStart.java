package dev.orders.localcloud.workflow;

import dev.orders.localcloud.definitions.DefinitionException;
import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.wire.AwsService;
import dev.orders.localcloud.workflow.asl.State;
import dev.orders.localcloud.workflow.asl.States;
import dev.orders.localcloud.workflow.integration.Integrations;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/** Once all services are there: refuses what none of them executes, then goes on with what was running. */
final class WorkflowStart implements SmartLifecycle {

    private final Definitions definitions;
    private final Machines machines;
    private final Integrations integrations;
    private final ObjectProvider<AwsService> services;
    private final WorkflowRuntime runtime;
    private volatile boolean running;

    WorkflowStart(
            Definitions definitions,
            Machines machines,
            Integrations integrations,
            ObjectProvider<AwsService> services,
            WorkflowRuntime runtime) {
        this.definitions = definitions;
        this.machines = machines;
        this.integrations = integrations;
        this.services = services;
        this.runtime = runtime;
    }

    @Override
    public void start() {
        Set<String> present = services.stream().map(AwsService::signingName).collect(Collectors.toSet());
        definitions
                .workflows()
                .workflows()
                .values()
                .forEach(workflow -> check(
                        "workflows/" + workflow.definition(),
                        "",
                        machines.named(workflow.name()).document().states(),
                        present));
        runtime.recover();
        running = true;
    }

    /** @throws DefinitionException for a resource that nothing here executes */
    private void check(String file, String pointer, States states, Set<String> present) {
        for (State state : states.byName().values()) {
            String place =
                    pointer + "/States/" + state.name().replace("~", "~0").replace("/", "~1");
            switch (state) {
                case State.Task task ->
                    integrations.refusal(task.resource(), present).ifPresent(why -> {
                        throw new DefinitionException(file, place + "/Resource", why);
                    });
                case State.Parallel parallel -> {
                    for (int i = 0; i < parallel.branches().size(); i++) {
                        check(
                                file,
                                place + "/Branches/" + i,
                                parallel.branches().get(i),
                                present);
                    }
                }
                case State.InlineMap map -> check(file, place + "/ItemProcessor", map.processor(), present);
                default -> {}
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        runtime.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
