package dev.orders.localcloud.cognito.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.localcloud.cognito.users.SignIn.SignedIn;
import dev.orders.localcloud.definitions.IdentityDefinition.PasswordPolicy;
import dev.orders.localcloud.state.StateStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import tools.jackson.databind.json.JsonMapper;

class KeptUserStoreTest {

    private static final Account ADA = new Account("ada@example.com", "Ada", Set.of("customers"), "Orders-local-1");

    @TempDir
    Path folder;

    @Test
    void peopleAreTheSameAfterARestart() {
        User before;
        try (StateStore state = open()) {
            UserPool pool = pool(state);
            pool.add(ADA);
            before = signedIn(pool);
        }
        try (StateStore state = open()) {
            UserPool pool = pool(state);
            pool.add(new Account("ada@example.com", null, Set.of(), "Another-local-2"));
            User after = signedIn(pool);
            assertThat(after.sub()).isEqualTo(before.sub());
            assertThat(after.givenName()).isEqualTo("Ada");
            assertThat(after.groups()).containsExactly("customers");
        }
    }

    private static User signedIn(UserPool pool) {
        return ((SignedIn) pool.signIn(ADA.email(), ADA.password())).user();
    }

    private StateStore open() {
        return StateStore.in(folder, JsonMapper.builder().build());
    }

    private static UserPool pool(StateStore state) {
        return new UserPool(
                new KeptUserStore(state),
                new BCryptPasswordEncoder(4),
                new SignInAttempts(InstantSource.system()),
                new PasswordPolicy(12, true, true, true, true, 7));
    }
}
