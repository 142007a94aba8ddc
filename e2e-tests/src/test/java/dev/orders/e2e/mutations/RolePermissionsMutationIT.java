package dev.orders.e2e.mutations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.e2e.attacks.RolePermissions;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.LocalProcess;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loosens the service's own policy and shows that the check of its permissions sees it. */
class RolePermissionsMutationIT {

    @TempDir
    private Path folder;

    @Test
    void anotherActionIsSeen() {
        DefinitionsCopy mutant = DefinitionsCopy.in(folder)
                .replace("policies/api-service.json", "\"dynamodb:Scan\"", "[\"dynamodb:Scan\", \"dynamodb:PutItem\"]");

        assertThat(permissions(mutant))
                .containsExactlyInAnyOrder(
                        "Scan products", "PutItem products", "SendTaskSuccess *", "PutRecords telemetry");
    }

    @Test
    void anotherTableIsSeen() {
        DefinitionsCopy mutant = DefinitionsCopy.in(folder).replace("policies/api-service.json", "-products", "-*");

        assertThat(permissions(mutant))
                .containsExactlyInAnyOrder(
                        "Scan products",
                        "Scan orders",
                        "Scan order-approvals",
                        "Scan approval-tasks",
                        "Scan telemetry-rollups",
                        "SendTaskSuccess *",
                        "PutRecords telemetry");
    }

    private static Set<String> permissions(DefinitionsCopy definitions) {
        try (LocalProcess local = LocalProcess.startOn(definitions.folder())) {
            Environment environment = local.awaitReady();
            return new RolePermissions(environment, environment.developer().orElseThrow()).of("api-service");
        }
    }
}
