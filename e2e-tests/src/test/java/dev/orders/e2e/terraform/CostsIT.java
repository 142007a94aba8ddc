package dev.orders.e2e.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/costs.md} says what the formulas compute from the environments' own settings. */
@NeedsTerraform
class CostsIT {

    private static final Path DOCUMENT = Path.of("..", "docs", "costs.md");

    @TempDir
    static Path folder;

    static Terraform costs;

    @BeforeAll
    static void init() {
        costs = Terraform.copy(folder).in("costs");
        costs.succeed("init", "-input=false", "-no-color");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void estimateIsComputed(String environment) throws IOException {
        apply(environment);
        assertThat(Files.readString(DOCUMENT)).contains(costs.succeed("output", "-raw", "table"));
    }

    @Test
    void pricesHaveTheirDateAndSource() throws IOException {
        apply("dev");
        assertThat(Files.readString(DOCUMENT)).contains(costs.succeed("output", "-raw", "prices"));
    }

    @Test
    void developmentNamesItsIdleCost() throws IOException {
        apply("dev");
        String idle = "about "
                + costs.succeed("output", "-json", "monthly_usd")
                        .replaceAll(".*\"0\":(\\d+).*", "$1")
                        .strip() + " US dollars a month";
        assertThat(Files.readString(folder.resolve("environments/dev.tfvars"))).contains(idle);
        assertThat(Files.readString(DOCUMENT)).contains(idle);
    }

    private static void apply(String environment) {
        costs.succeed(
                "apply",
                "-auto-approve",
                "-no-color",
                "-input=false",
                "-var-file=../environments/" + environment + ".tfvars");
    }
}
