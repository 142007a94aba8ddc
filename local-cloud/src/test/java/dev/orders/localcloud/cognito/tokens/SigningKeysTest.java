package dev.orders.localcloud.cognito.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.localcloud.state.StateStore;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class SigningKeysTest {

    @TempDir
    Path folder;

    @Test
    void keysAreTheSameAfterARestart() {
        String before;
        try (StateStore state = open()) {
            SigningKeys keys = SigningKeys.keptIn(state, Runnable::run);
            assertThat(keys.idTokens().getKeyID())
                    .isNotEqualTo(keys.accessTokens().getKeyID());
            before = keys.both().toString(false);
        }
        try (StateStore state = open()) {
            assertThat(SigningKeys.keptIn(state, Runnable::run).both().toString(false))
                    .isEqualTo(before);
        }
    }

    private StateStore open() {
        return StateStore.in(folder, JsonMapper.builder().build());
    }
}
