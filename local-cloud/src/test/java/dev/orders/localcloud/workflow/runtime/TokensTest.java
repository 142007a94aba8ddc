package dev.orders.localcloud.workflow.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.localcloud.state.StateStore;
import dev.orders.localcloud.workflow.engine.Execution;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class TokensTest {

    private static final String ARN = "arn:aws:states:eu-west-1:123456789012:execution:m:one";
    private static final Execution EXECUTION = new Execution(
            ARN,
            "one",
            "role",
            "machine",
            "m",
            Instant.parse("2026-03-01T12:00:00Z"),
            JsonNodeFactory.instance.objectNode());

    private final StateStore store = Bench.memory();
    private final Tokens tokens = new Tokens(store);

    @Test
    void leadsToWhoWaits() {
        assertThat(tokens.read(tokens.token(EXECUTION, 3, 7)))
                .contains(new Tokens.Waiter(ARN, EXECUTION.startTime().toEpochMilli(), 3, 7));
    }

    @Test
    void isAnotherForEveryAttempt() {
        assertThat(tokens.token(EXECUTION, 3, 7)).isNotEqualTo(tokens.token(EXECUTION, 3, 8));
    }

    @Test
    void isTheSameAfterARestart() {
        assertThat(new Tokens(store).token(EXECUTION, 3, 7)).isEqualTo(tokens.token(EXECUTION, 3, 7));
    }

    @Test
    void isWorthNothingInAnotherCloud() {
        assertThat(new Tokens(Bench.memory()).read(tokens.token(EXECUTION, 3, 7)))
                .isEmpty();
    }

    @Test
    void refusesAnyChangedByte() {
        byte[] token = Base64.getUrlDecoder().decode(tokens.token(EXECUTION, 3, 7));
        for (int i = 0; i < token.length; i++) {
            byte[] changed = token.clone();
            changed[i] ^= 1;
            assertThat(tokens.read(Base64.getUrlEncoder().withoutPadding().encodeToString(changed)))
                    .isEmpty();
        }
    }

    @Test
    void refusesWhatIsNoToken() {
        assertThat(tokens.read("")).isEmpty();
        assertThat(tokens.read("no token!")).isEmpty();
        assertThat(tokens.read("AAAA")).isEmpty();
        assertThat(tokens.read("A".repeat(5000))).isEmpty();
    }

    @Test
    void fitsTheLengthOfATokenWithTheLongestNames() {
        Execution longest = new Execution(
                "arn:aws:states:ap-southeast-1:123456789012:execution:" + "m".repeat(80) + ":" + "e".repeat(80),
                "",
                "",
                "",
                "",
                EXECUTION.startTime(),
                JsonNodeFactory.instance.objectNode());

        assertThat(tokens.token(longest, 1, 1)).hasSizeLessThan(1024);
    }
}
