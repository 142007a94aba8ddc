package dev.orders.localcloud.workflow;

import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.state.StateStore;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.AwsService;
import dev.orders.localcloud.wire.RoleCredentials;
import dev.orders.localcloud.wire.ServiceCalls;
import dev.orders.localcloud.workflow.integration.Integrations;
import dev.orders.localcloud.workflow.runtime.Endings;
import dev.orders.localcloud.workflow.runtime.Executions;
import dev.orders.localcloud.workflow.runtime.Interpreters;
import dev.orders.localcloud.workflow.runtime.Tasks;
import dev.orders.localcloud.workflow.runtime.TimerThread;
import dev.orders.localcloud.workflow.runtime.Timetable;
import dev.orders.localcloud.workflow.runtime.Tokens;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Wires Step Functions; definitions, state, account, roles and the clock come from the application. */
@Configuration(proxyBeanMethods = false)
public class WorkflowConfiguration {

    @Bean
    Machines workflowMachines(Definitions definitions, AwsAccount account, StateStore store, InstantSource clock) {
        return Machines.of(definitions, account, store, clock.instant());
    }

    @Bean
    Tokens taskTokens(StateStore store) {
        return new Tokens(store);
    }

    @Bean
    ExpressLog expressLog() {
        return new ExpressLog();
    }

    @Bean
    Endings executionEndings() {
        return new Endings();
    }

    @Bean
    Integrations workflowIntegrations(
            ObjectProvider<ServiceCalls> calls, RoleCredentials credentials, Endings endings, InstantSource clock) {
        return new Integrations(calls::getObject, credentials, endings, JsonMapper.shared(), clock);
    }

    @Bean(destroyMethod = "close")
    TimerThread workflowTimers(InstantSource clock) {
        return new TimerThread(clock);
    }

    @Bean
    WorkflowRuntime workflowRuntime(
            Machines machines,
            Tokens tokens,
            StateStore store,
            Tasks tasks,
            Timetable timetable,
            Endings endings,
            ExpressLog express,
            InstantSource clock) {
        Interpreters interpreters = new Interpreters(machines.all(), store, tokens, new SecureRandom());
        return WorkflowRuntime.of(interpreters, store, tasks, timetable, endings, express, clock);
    }

    /** Only when all services are there, which may be called at once. */
    @Bean
    WorkflowStart workflowStart(
            Definitions definitions,
            Machines machines,
            Integrations integrations,
            ObjectProvider<AwsService> services,
            WorkflowRuntime runtime) {
        return new WorkflowStart(definitions, machines, integrations, services, runtime);
    }

    @Bean
    AwsService stepFunctionsService(Machines machines, Tokens tokens, WorkflowRuntime runtime, AwsAccount account) {
        Arns arns = new Arns(account);
        Executions standard = runtime.standard();
        ExecutionOperations executions = new ExecutionOperations(machines, arns, standard);
        Map<String, Operation> operations = new HashMap<>();
        operations.putAll(new StartOperations(machines, arns, runtime).all());
        operations.putAll(executions.all());
        operations.put("GetExecutionHistory", new HistoryOperation(executions, standard.journal()).operation());
        operations.putAll(new TaskOperations(arns, tokens, standard).all());
        operations.putAll(new MachineOperations(machines).all());
        return new StepFunctionsService(operations);
    }
}
