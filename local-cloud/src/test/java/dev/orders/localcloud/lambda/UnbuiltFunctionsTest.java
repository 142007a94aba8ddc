package dev.orders.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.definitions.ProjectDefinitions;
import dev.orders.localcloud.hosting.process.Application;
import dev.orders.localcloud.hosting.process.StartException;
import dev.orders.localcloud.lambda.NotInvokedException.Reason;
import dev.orders.localcloud.wire.AwsAccount;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkout in which nothing has been built. */
class UnbuiltFunctionsTest {

    @TempDir
    private Path project;

    private HostedFunctions functions(boolean built) {
        Definitions definitions = ProjectDefinitions.load(Map.of());
        LambdaSettings settings = LambdaSettings.of(
                artifact -> Application.functions(project, artifact), built, URI.create("http://localhost:1"));
        return new LambdaConfiguration()
                .hostedFunctions(
                        definitions,
                        settings,
                        role -> LambdaCloud.key("function", Instant.EPOCH.plusSeconds(3600)),
                        new AwsAccount("eu-west-1", "123456789012"),
                        new RuntimeApis(),
                        InstantSource.fixed(Instant.EPOCH));
    }

    @Test
    void stopsTheStartWhereServicesRun() {
        assertThatExceptionOfType(StartException.class)
                .isThrownBy(() -> functions(true))
                .withMessage("functions is not built: functions/target/app/functions.jar is missing;"
                        + " run `mvn package -DskipTests`");
    }

    @Test
    void isFoundOutAtTheInvocationWhereNoneRuns() {
        try (HostedFunctions functions = functions(false)) {
            assertThatExceptionOfType(NotInvokedException.class)
                    .isThrownBy(() -> functions.invoke("orders-local-telemetry-rollup", new byte[0]))
                    .matches(refused -> refused.reason() == Reason.FAULT)
                    .withMessageContaining("functions is not built");
            assertThat(functions.reports().getFirst().environments()).isEmpty();
        }
    }

    @Test
    void knowsNoFunctionThatNoDefinitionHas() {
        try (HostedFunctions functions = functions(false)) {
            assertThatExceptionOfType(NotInvokedException.class)
                    .isThrownBy(() -> functions.invoke("nowhere", new byte[0]))
                    .matches(refused -> refused.reason() == Reason.NO_SUCH_FUNCTION);
        }
    }
}
