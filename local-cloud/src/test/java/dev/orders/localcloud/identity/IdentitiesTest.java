package dev.orders.localcloud.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.localcloud.identity.Identities.Login;
import dev.orders.localcloud.state.StateStore;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class IdentitiesTest {

    private static final Login ADA = new Login("provider", "ada");

    @TempDir
    Path folder;

    @Test
    void aPersonHasTheSameIdentityAfterARestart() {
        String before;
        try (StateStore state = open()) {
            before = new Identities("eu-west-1", state).idOf(ADA);
        }
        try (StateStore state = open()) {
            Identities identities = new Identities("eu-west-1", state);
            assertThat(identities.find(before)).contains(ADA);
            assertThat(identities.idOf(ADA)).isEqualTo(before);
            assertThat(identities.idOf(new Login("provider", "bob"))).isNotEqualTo(before);
        }
    }

    private StateStore open() {
        return StateStore.in(folder, JsonMapper.builder().build());
    }
}
