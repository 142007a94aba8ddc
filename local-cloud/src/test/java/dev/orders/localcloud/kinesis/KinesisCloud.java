package dev.orders.localcloud.kinesis;

import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.definitions.ProjectDefinitions;
import dev.orders.localcloud.definitions.StreamsDefinition;
import dev.orders.localcloud.definitions.StreamsDefinition.Mode;
import dev.orders.localcloud.definitions.StreamsDefinition.Stream;
import dev.orders.localcloud.policy.Policies;
import dev.orders.localcloud.policy.PolicyDocument;
import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.signing.AccessKeys;
import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import dev.orders.localcloud.signing.SigningConfiguration;
import dev.orders.localcloud.state.StateConfiguration;
import dev.orders.localcloud.state.StateSettings;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.PolicySource;
import dev.orders.localcloud.wire.SdkClients;
import dev.orders.localcloud.wire.WireConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** Kinesis behind the wire with three streams, whose keys may write one of them, read one of them, or everything. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({SigningConfiguration.class, WireConfiguration.class, StateConfiguration.class, KinesisConfiguration.class})
class KinesisCloud {

    static final String TELEMETRY = "orders-local-telemetry";
    static final String NARROW = "narrow";
    static final String OTHER = "other";

    static final AccessKey WRITER = key("WRITER");
    static final AccessKey READER = key("READER");
    static final AccessKey ADMIN = key("ADMIN");

    private static final Map<String, String> STATEMENTS =
            Map.of(WRITER.accessKeyId(), """
            {"Effect": "Allow", "Action": ["kinesis:PutRecord", "kinesis:PutRecords"],
             "Resource": "arn:aws:kinesis:eu-west-1:123456789012:stream/orders-local-telemetry"}
            """, READER.accessKeyId(), """
            {"Effect": "Allow", "Action": ["kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:ListShards"],
             "Resource": "arn:aws:kinesis:eu-west-1:123456789012:stream/orders-local-telemetry"}
            """, ADMIN.accessKeyId(), """
            {"Effect": "Allow", "Action": "kinesis:*", "Resource": "*"}
            """);

    private static AccessKey key(String name) {
        return new AccessKey(
                "ASIA" + name,
                "the-secret",
                "the-token",
                Instant.MAX,
                new Principal.RoleSession("123456789012", "AROA" + name, name, "session", Map.of(), Map.of()));
    }

    /** The SDK's own choice: CBOR. */
    static KinesisClient client(int port, AccessKey key) {
        return SdkClients.configured(KinesisClient.builder(), port, SdkClients.credentials(key))
                .build();
    }

    /** What the AWS CLI speaks. */
    static KinesisClient jsonClient(int port, AccessKey key) {
        System.setProperty("aws.cborEnabled", "false");
        try {
            return client(port, key);
        } finally {
            System.clearProperty("aws.cborEnabled");
        }
    }

    @Bean
    Definitions definitions() {
        return ProjectDefinitions.with(
                ProjectDefinitions.load(Map.of()),
                Map.of(
                        "streams",
                        new StreamsDefinition(Map.of(
                                "telemetry", new Stream(TELEMETRY, Mode.ON_DEMAND, null, 24),
                                "narrow", new Stream(NARROW, Mode.PROVISIONED, 1, 48),
                                "other", new Stream(OTHER, Mode.PROVISIONED, 1, 24)))));
    }

    @Bean
    StateSettings stateSettings() {
        return new StateSettings(null);
    }

    /** Stands still, so that no test depends on how fast it runs; from here on both ways a signature is still valid. */
    @Bean
    MovableClock clock() {
        return new MovableClock(Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(Duration.ofMinutes(4)));
    }

    @Bean
    AwsAccount account() {
        return new AwsAccount("eu-west-1", "123456789012");
    }

    @Bean
    AccessKeys keys() {
        return id -> Optional.of(id)
                .flatMap(known -> List.of(WRITER, READER, ADMIN).stream()
                        .filter(key -> key.accessKeyId().equals(known))
                        .findFirst());
    }

    @Bean
    PolicySource policies() {
        return principal -> List.of(WRITER, READER, ADMIN).stream()
                .filter(key -> key.principal().equals(principal))
                .findFirst()
                .map(key -> Policies.identity(List.of(PolicyDocument.parse(
                        "%s.json".formatted(key.accessKeyId()), """
                        {"Version": "2012-10-17", "Statement": [%s]}
                        """.formatted(STATEMENTS.get(key.accessKeyId()))))))
                .orElse(Policies.none());
    }
}
