package dev.orders.e2e.mutations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.e2e.client.HostedUi;
import dev.orders.e2e.client.OrdersApi;
import dev.orders.e2e.client.Tokens;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.LocalProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes scopes and authorizers out of the API's document. No service runs here: 504 says that the gateway would have let the
 * request through to it.
 */
class GatewayMutationIT {

    private static final int REFUSED = 401;
    private static final int LET_THROUGH = 504;

    @TempDir
    private Path folder;

    @Test
    void theGatewayItselfWantsTokensAndScopes() {
        Answers answers = answersOf(DefinitionsCopy.in(folder));

        assertThat(answers).isEqualTo(new Answers(REFUSED, REFUSED));
    }

    @Test
    void withAScopeThatEverybodyHasATokenWithoutTheRealOneIsEnough() {
        DefinitionsCopy mutant = DefinitionsCopy.in(folder).replace("openapi.yaml", "\\[orders/read]", "[openid]");

        assertThat(answersOf(mutant)).isEqualTo(new Answers(REFUSED, LET_THROUGH));
    }

    @Test
    void withoutTheAuthorizerNoTokenIsNeeded() {
        DefinitionsCopy mutant = DefinitionsCopy.in(folder)
                .replace("openapi.yaml", "      security:\\n        - cognito: \\[orders/read]\\n", "");

        assertThat(answersOf(mutant)).isEqualTo(new Answers(LET_THROUGH, LET_THROUGH));
    }

    /** @param withoutScope status for somebody who signed in but was never asked for the scope */
    private record Answers(int withoutToken, int withoutScope) {}

    private static Answers answersOf(DefinitionsCopy definitions) {
        try (LocalProcess local = LocalProcess.startOn(definitions.folder())) {
            Environment environment = local.awaitReady();
            Tokens tokens = new HostedUi(environment).signIn(environment.account("customer1"), "openid");
            return new Answers(
                    OrdersApi.with(environment.apiUrl(), "", "").get("/orders").status(),
                    OrdersApi.of(environment, tokens).get("/orders").status());
        }
    }
}
