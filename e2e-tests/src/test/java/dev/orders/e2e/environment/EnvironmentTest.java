package dev.orders.e2e.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deployed stack is described by what Terraform prints, and by accounts that it knows nothing of. */
class EnvironmentTest {

    @Test
    void takesAccountsFromAFile(@TempDir Path folder) throws IOException {
        Path outputs = Files.writeString(folder.resolve("stack.json"), """
                {"region": {"sensitive": false, "type": "string", "value": "eu-west-1"}}""");
        Path accounts = Files.writeString(folder.resolve("accounts.json"), """
                [{"email": "customer1@example.org", "password": "secret-of-the-test"}]""");

        Environment environment = Environment.read(outputs.toString()).withAccounts(accounts);

        assertThat(environment.region()).isEqualTo("eu-west-1");
        assertThat(environment.account("customer1").email()).isEqualTo("customer1@example.org");
        assertThat(environment.account("customer1").password()).isEqualTo("secret-of-the-test");
    }
}
