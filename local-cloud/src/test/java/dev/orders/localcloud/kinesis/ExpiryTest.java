package dev.orders.localcloud.kinesis;

import static dev.orders.localcloud.kinesis.KinesisRefusalsTest.assertRefused;
import static dev.orders.localcloud.kinesis.KinesisRefusalsTest.iterator;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.ExpiredNextTokenException;

/** On a cloud of its own: the clock is moved further than the other tests' signatures could bear. */
@SpringBootTest(
        classes = KinesisCloud.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.application.name=expiry")
class ExpiryTest {

    @LocalServerPort
    private int port;

    @Autowired
    private MovableClock clock;

    @Test
    void iteratorsAndTokensLiveForFiveMinutes() {
        KinesisClient admin = KinesisCloud.client(port, KinesisCloud.ADMIN);
        String iterator = iterator(admin, KinesisCloud.TELEMETRY);
        String token = admin.listShards(
                        list -> list.streamName(KinesisCloud.TELEMETRY).maxResults(1))
                .nextToken();
        clock.move(Duration.ofMinutes(5));
        admin.getRecords(get -> get.shardIterator(iterator));
        clock.move(Duration.ofMillis(1));

        assertThatThrownBy(() -> admin.getRecords(get -> get.shardIterator(iterator)))
                .isInstanceOf(ExpiredIteratorException.class);
        assertThatThrownBy(() -> admin.listShards(list -> list.nextToken(token)))
                .isInstanceOf(ExpiredNextTokenException.class);
        assertRefused(
                () -> KinesisCloud.client(port, KinesisCloud.WRITER).getRecords(get -> get.shardIterator(iterator)),
                "AccessDeniedException",
                "kinesis:GetRecords");
    }
}
