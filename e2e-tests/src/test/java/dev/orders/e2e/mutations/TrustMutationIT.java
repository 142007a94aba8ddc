package dev.orders.e2e.mutations;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orders.e2e.client.Aws;
import dev.orders.e2e.client.HostedUi;
import dev.orders.e2e.client.Tokens;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.LocalProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityException;

/** The trust policy is what lets people of this identity pool, and of no other, have a role. */
class TrustMutationIT {

    @TempDir
    private Path folder;

    @Test
    void aRoleThatTrustsAnotherPoolGivesNoCredentials() {
        DefinitionsCopy mutant = DefinitionsCopy.in(folder)
                .replace("trust/cognito-identity.json", "\\$\\{identity_pool_id}", "eu-west-1:other");

        assertThatThrownBy(() -> credentials(mutant)).isInstanceOf(CognitoIdentityException.class);
    }

    @Test
    void aRoleThatDoesNotTrustTheTagsGivesNoCredentials() {
        DefinitionsCopy mutant =
                DefinitionsCopy.in(folder).replace("trust/cognito-identity.json", ", \"sts:TagSession\"", "");

        assertThatThrownBy(() -> credentials(mutant)).isInstanceOf(CognitoIdentityException.class);
    }

    @Test
    void theRoleAsItIsDoes() {
        assertThatCode(() -> credentials(DefinitionsCopy.in(folder))).doesNotThrowAnyException();
    }

    private static void credentials(DefinitionsCopy definitions) {
        try (LocalProcess local = LocalProcess.startOn(definitions.folder())) {
            Environment environment = local.awaitReady();
            Tokens tokens = new HostedUi(environment).signIn(environment.account("customer1"));
            new Aws(environment).credentials(tokens.idToken());
        }
    }
}
