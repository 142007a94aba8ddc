package dev.orders.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class HealthTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(KinesisTelemetry.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Health health = new Health("orders-telemetry");
    private long now;

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.INFO);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    private List<String> lines() {
        return log.list.stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
    }

    private void worksFor(Duration time) {
        health.works(now);
        now += time.toNanos();
        health.works(now);
    }

    @Test
    void warnsOnceForEachCauseHoweverOftenItFails() {
        for (int i = 0; i < 100; i++) {
            health.fails("AccessDeniedException");
        }
        health.fails("ResourceNotFoundException");
        health.fails("ResourceNotFoundException");

        assertThat(lines())
                .containsExactly(
                        "WARN Telemetry can't be put into orders-telemetry: AccessDeniedException. It is kept and tried again.",
                        "WARN Telemetry can't be put into orders-telemetry: ResourceNotFoundException. It is kept and tried again.");
    }

    @Test
    void saysThatItWorksOnceItHasWorkedForAWhile() {
        health.fails("ConnectException");
        worksFor(Duration.ofSeconds(11));
        worksFor(Duration.ofSeconds(11));

        assertThat(lines()).hasSize(2).last().isEqualTo("INFO Telemetry is put into orders-telemetry again.");
    }

    @Test
    void staysQuietWhereCallsFailNowAndThen() {
        for (int i = 0; i < 50; i++) {
            health.fails("ProvisionedThroughputExceededException");
            worksFor(Duration.ofSeconds(3));
        }
        assertThat(lines()).hasSize(1);
    }

    @Test
    void saysNothingWhileAllIsWell() {
        worksFor(Duration.ofHours(1));
        assertThat(lines()).isEmpty();
    }
}
