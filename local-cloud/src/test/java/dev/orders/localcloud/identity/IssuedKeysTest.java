package dev.orders.localcloud.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class IssuedKeysTest {

    private static final Principal.RoleSession SESSION =
            new Principal.RoleSession("123456789012", "AROAROLE", "role", "session", Map.of(), Map.of());

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T00:00:00.5Z"));
    private final IssuedKeys keys = new IssuedKeys(now::get);

    @Test
    void neverIssuesTheSameKeyTwice() {
        AccessKey one = keys.temporary(SESSION, Duration.ofHours(1));
        AccessKey other = keys.temporary(SESSION, Duration.ofHours(1));

        assertThat(one.accessKeyId()).isNotEqualTo(other.accessKeyId());
        assertThat(one.secretAccessKey()).hasSize(40).isNotEqualTo(other.secretAccessKey());
        assertThat(one.sessionToken()).isNotEqualTo(other.sessionToken());
        assertThat(keys.find(one.accessKeyId())).contains(one);
    }

    @Test
    void keepsKeysForAnHourAfterTheyExpireAndThenForgetsThem() {
        AccessKey key = keys.temporary(SESSION, Duration.ofHours(1));
        AccessKey user = keys.longTerm(new Principal.User("123456789012", "AIDAUSER", "user"));

        pass(Duration.ofMinutes(119));
        assertThat(keys.find(key.accessKeyId())).isPresent();

        pass(Duration.ofMinutes(2));
        assertThat(keys.find(key.accessKeyId())).isEmpty();
        assertThat(keys.find(user.accessKeyId())).contains(user);
        assertThat(keys.size()).isEqualTo(3);
    }

    /** Time passes, and somebody is issued a key: that is when old ones are swept out. */
    private void pass(Duration time) {
        now.updateAndGet(then -> then.plus(time));
        keys.temporary(SESSION, Duration.ofHours(1));
    }
}
