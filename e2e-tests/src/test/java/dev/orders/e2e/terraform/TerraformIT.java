package dev.orders.e2e.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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

    /** Before anything is asked of AWS, and there is none to ask here. */
    @Test
    void badInputIsRefusedWithWhatToMend(@TempDir Path copy) throws IOException {
        Map<String, String> noAws = Map.of(
                "AWS_ENDPOINT_URL", "http://127.0.0.1:1",
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test",
                "AWS_EC2_METADATA_DISABLED", "true");
        Terraform wrong = new Terraform(Terraform.copy(copy).folder(), noAws);
        wrong.initWithLocalState();
        Files.writeString(copy.resolve("wrong.tfvars"), """
                region            = "eu-west1"
                name              = "orders-of-a-name-too-long"
                network           = { cidr = "10.40.0.0/16", connected_cidrs = ["10.40.128.0/20"] }
                endpoint_type     = "SECRET"
                functions_package = "never-built.zip"
                """);

        String output = wrong.fail(
                        "plan",
                        "-no-color",
                        "-input=false",
                        "-var-file=environments/prod.tfvars",
                        "-var-file=wrong.tfvars")
                .replaceAll("\\s+", " ");

        assertThat(output)
                .contains("region must be one of the partition aws, such as eu-west-1")
                .contains("name must be at most 19 lower-case letters")
                .contains("overlaps one of connected_cidrs (10.40.128.0/20)", "Choose another network.cidr")
                .contains("endpoint_type must be REGIONAL, PRIVATE or EDGE")
                .contains("no file never-built.zip. Build it first", "mvn -DskipTests package -pl functions -am");
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
