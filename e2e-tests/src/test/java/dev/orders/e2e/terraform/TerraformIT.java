package dev.orders.e2e.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Terraform itself says of the project's files. */
@NeedsTerraform
class TerraformIT {

    @TempDir
    static Path folder;

    static Terraform root;

    @BeforeAll
    static void init() {
        root = Terraform.copy(folder);
        root.init();
    }

    @Test
    void isFormatted() {
        new Terraform(Terraform.PROJECT).succeed("fmt", "-check", "-recursive", "-diff");
    }

    @Test
    void isValid() {
        root.succeed("validate", "-no-color");
    }

    @Test
    void bootstrapIsValid() {
        Terraform bootstrap = root.in("bootstrap");
        bootstrap.init();
        bootstrap.succeed("validate", "-no-color");
    }

    @Test
    void passesItsOwnTests() throws IOException {
        String output = root.succeed("test", "-no-color");
        try (Stream<Path> tests = Files.list(folder.resolve("tests"))) {
            assertThat(tests.map(test -> test.getFileName().toString()).filter(test -> test.endsWith(".tftest.hcl")))
                    .isNotEmpty()
                    .allSatisfy(test -> assertThat(output).contains("tests/" + test + "... pass"));
        }
    }
}
