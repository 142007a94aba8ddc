package dev.orders.localcloud.workflow;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orders.localcloud.definitions.DefinitionException;
import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.definitions.ProjectDefinitions;
import dev.orders.localcloud.definitions.WorkflowsDefinition;
import dev.orders.localcloud.definitions.WorkflowsDefinition.Type;
import dev.orders.localcloud.definitions.WorkflowsDefinition.Workflow;
import dev.orders.localcloud.state.StateStore;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.AwsService;
import dev.orders.localcloud.workflow.integration.Integrations;
import dev.orders.localcloud.workflow.runtime.Endings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;
import org.springframework.beans.factory.ObjectProvider;
import tools.jackson.databind.json.JsonMapper;

class WorkflowStartTest {

    private static final String IN_A_BRANCH = """
            {"QueryLanguage": "JSONata", "StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true,
              "Branches": [{"StartAt": "Ok", "States": {"Ok": {"Type": "Succeed"}}},
                {"StartAt": "a/b", "States": {"a/b": {"Type": "Task", "Resource": "arn:aws:states:::%s",
                  "Arguments": {}, "End": true}}}]}}}
            """;

    @ParameterizedTest
    @CsvSource({
        "aws-sdk:s3:getObject, doesn't execute",
        "aws-sdk:dynamodb:putItm, doesn't execute",
        "aws-sdk:kinesis:putRecord, has no kinesis",
        "lambda:invoke, has no lambda",
        "aws-sdk:lambda:invoke, doesn't execute",
    })
    void refusesAResourceThatNothingExecutesNamingItsPlace(String resource, String why) {
        assertThatThrownBy(() -> start(IN_A_BRANCH.formatted(resource)))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("workflows/m.asl.json at /States/Both/Branches/1/States/a~1b/Resource")
                .hasMessageContaining(why);
    }

    @Test
    void takesFunctionsWhenThereIsAServiceForThem() {
        assertThatCode(() -> start(IN_A_BRANCH.formatted("lambda:invoke"), new WorkflowCloud.Functions()))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesADocumentWithAnErrorNamingItsPlace() {
        assertThatThrownBy(() -> start("""
                        {"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}}}
                        """))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("workflows/m.asl.json at /States/A/Next");
    }

    private static void start(String document, AwsService... more) {
        Definitions definitions = ProjectDefinitions.with(
                ProjectDefinitions.load(Map.of()),
                Map.of(
                        "workflows",
                        new WorkflowsDefinition(
                                Map.of("m", new Workflow("m", Type.STANDARD, "m.asl.json", "order-approval"))),
                        "stateMachines",
                        Map.of("m.asl.json", document)));
        JsonMapper json = JsonMapper.shared();
        Machines machines = Machines.of(
                definitions, new AwsAccount("eu-west-1", "123456789012"), StateStore.inMemory(json), Instant.EPOCH);
        Integrations integrations = new Integrations(
                () -> {
                    throw new IllegalStateException("nothing is called");
                },
                role -> {
                    throw new IllegalStateException("nothing is assumed");
                },
                new Endings(),
                json,
                InstantSource.system());
        @SuppressWarnings("unchecked")
        ObjectProvider<AwsService> services = Mockito.mock(ObjectProvider.class);
        Mockito.when(services.stream())
                .thenReturn(Stream.concat(Stream.of(new WorkflowCloud.Tables()), Stream.of(more)));
        new WorkflowStart(definitions, machines, integrations, services, Mockito.mock(WorkflowRuntime.class)).start();
    }
}
