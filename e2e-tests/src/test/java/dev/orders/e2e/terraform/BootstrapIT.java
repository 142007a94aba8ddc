package dev.orders.e2e.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an account has once, applied to an emulator of its own. */
@NeedsEmulator
class BootstrapIT {

    @TempDir
    static Path folder;

    static Emulator emulator;
    static Terraform bootstrap;

    @BeforeAll
    static void apply() {
        emulator = Emulator.start("orders.test.example.com");
        bootstrap = new Terraform(Terraform.copy(folder).folder(), emulator.variables()).in("bootstrap");
        bootstrap.initWithLocalState();
        bootstrap.succeed(with("apply", "-auto-approve"));
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @Test
    void repositoriesAreThoseThatAnEnvironmentNames() {
        Map<String, String> repositories = new TreeMap<>();
        outputs()
                .at("/repository_urls/value")
                .properties()
                .forEach(repository -> repositories.put(
                        repository.getKey(), repository.getValue().asString()));
        String registry = Emulator.ACCOUNT_ID + ".dkr.ecr." + Emulator.REGION + ".amazonaws.com/";
        assertThat(repositories)
                .isEqualTo(Map.of(
                        "orders/api-service",
                        registry + "orders/api-service",
                        "orders/web-frontend",
                        registry + "orders/web-frontend"));
    }

    @Test
    void secondPlanChangesNothing() {
        bootstrap.succeed(with("plan", "-detailed-exitcode"));
    }

    private static JsonNode outputs() {
        return JsonMapper.shared().readTree(bootstrap.succeed("output", "-json"));
    }

    private static String[] with(String command, String option) {
        String region = "region=" + Emulator.REGION;
        return new String[] {
            command, option, "-no-color", "-input=false", "-var", region, "-var", "state_bucket=orders-states"
        };
    }
}
