package dev.orders.localcloud.workflow.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmsTest {

    private final ManualTime time = new ManualTime();
    private final List<String> woken = new ArrayList<>();
    private final Alarms alarms = new Alarms(time, woken::add);

    private void set(String key, int seconds) {
        alarms.set(key, time.instant().plusSeconds(seconds));
    }

    @Test
    void leavesNothingOfWhatIsOver() {
        set("one", 365 * 24 * 3600);
        alarms.clear("one");

        assertThat(time.waiting()).isZero();
    }

    @Test
    void ringsOnceAtTheEarliestInstant() {
        set("one", 60);
        set("one", 30);
        set("one", 90);
        assertThat(time.waiting()).isEqualTo(1);

        time.advance(Duration.ofSeconds(30));
        assertThat(woken).containsExactly("one");
        time.advance(Duration.ofSeconds(60));
        assertThat(woken).containsExactly("one");
    }

    @Test
    void ringsAtOnceForWhatIsDue() {
        set("one", 0);
        assertThat(woken).containsExactly("one");

        set("one", 0);
        assertThat(woken).containsExactly("one", "one");
    }

    @Test
    void ringsNoMoreWhenClosed() {
        set("one", 30);
        alarms.close();
        time.advance(Duration.ofSeconds(30));

        assertThat(woken).isEmpty();
    }
}
