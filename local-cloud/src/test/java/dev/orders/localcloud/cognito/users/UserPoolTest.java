package dev.orders.localcloud.cognito.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orders.localcloud.cognito.users.SignIn.Locked;
import dev.orders.localcloud.cognito.users.SignIn.Refused;
import dev.orders.localcloud.cognito.users.SignIn.SignedIn;
import dev.orders.localcloud.definitions.IdentityDefinition.PasswordPolicy;
import dev.orders.localcloud.state.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import tools.jackson.databind.json.JsonMapper;

class UserPoolTest {

    private static final String PASSWORD = "Orders-local-1";

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final KeptUserStore store =
            new KeptUserStore(StateStore.inMemory(JsonMapper.builder().build()));
    private final UserPool users = new UserPool(
            store,
            new BCryptPasswordEncoder(4),
            new SignInAttempts(() -> now),
            new PasswordPolicy(12, true, true, true, true, 7));

    @BeforeEach
    void addAda() {
        users.add(account("Ada@Example.com", PASSWORD));
    }

    @Test
    void signsInWhateverTheCaseOfTheAddress() {
        assertThat(users.signIn("ADA@example.COM ", PASSWORD))
                .isInstanceOfSatisfying(
                        SignedIn.class,
                        signedIn -> assertThat(signedIn.user().email()).isEqualTo("ada@example.com"));
    }

    @Test
    void keepsNoPassword() {
        User ada = store.findByEmail("ada@example.com").orElseThrow();

        assertThat(ada.passwordHash().get())
                .startsWith("$2a$")
                .isSameAs(ada.passwordHash().get());
        assertThat(account("ada@example.com", PASSWORD).toString()).doesNotContain(PASSWORD);
    }

    @Test
    void leavesSomebodyWithTheSameAddressAsTheyAre() {
        users.add(account("ada@example.com", "Another-pass-2"));

        assertThat(users.signIn("ada@example.com", PASSWORD)).isInstanceOf(SignedIn.class);
        assertThat(store.all()).hasSize(1);
    }

    @Test
    void locksForASecondAfterTheFifthFailureThenTwiceAsLongEachTime() {
        fail("ada@example.com", 5);

        for (int seconds : new int[] {1, 2, 4, 8}) {
            assertThat(users.signIn("ada@example.com", PASSWORD)).isInstanceOf(Locked.class);
            now = now.plusSeconds(seconds).minusMillis(1);
            assertThat(users.signIn("ada@example.com", PASSWORD)).isInstanceOf(Locked.class);
            now = now.plusMillis(1);
            assertThat(users.signIn("ada@example.com", "wrong")).isInstanceOf(Refused.class);
        }
    }

    @Test
    void neverLocksForMoreThanAQuarterOfAnHour() {
        for (int failure = 0; failure < 40; failure++) {
            assertThat(users.signIn("ada@example.com", "wrong")).isInstanceOf(Refused.class);
            now = now.plus(Duration.ofMinutes(15));
        }

        assertThat(users.signIn("ada@example.com", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @Test
    void forgetsFailuresOnSuccess() {
        fail("ada@example.com", 4);
        assertThat(users.signIn("ada@example.com", PASSWORD)).isInstanceOf(SignedIn.class);
        fail("ada@example.com", 4);

        assertThat(users.signIn("ada@example.com", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @Test
    void locksOneNameOnlyAndAnUnknownOneAlike() {
        fail("nobody@example.com", 5);

        assertThat(users.signIn("nobody@example.com", "wrong")).isInstanceOf(Locked.class);
        assertThat(users.signIn("ada@example.com", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @ParameterizedTest
    @CsvSource({
        "Orders-loc1, 12 characters",
        "ORDERS-LOCAL-1, lower-case",
        "orders-local-1, upper-case",
        "Orders-local-x, digit",
        "Orders1local11, symbol",
    })
    void refusesAnAccountThatBreaksThePasswordPolicy(String password, String rule) {
        assertThatThrownBy(() -> users.add(account("new@example.com", password)))
                .hasMessageContaining(rule)
                .message()
                .doesNotContain(password);
    }

    private void fail(String name, int times) {
        for (int failure = 0; failure < times; failure++) {
            assertThat(users.signIn(name, "wrong")).isInstanceOf(Refused.class);
        }
    }

    private static Account account(String email, String password) {
        return new Account(email, null, Set.of("customers"), password);
    }
}
