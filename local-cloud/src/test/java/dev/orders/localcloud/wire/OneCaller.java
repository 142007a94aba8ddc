package dev.orders.localcloud.wire;

import dev.orders.localcloud.policy.Policies;
import dev.orders.localcloud.policy.PolicyDocument;
import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.signing.AccessKeys;
import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import dev.orders.localcloud.signing.SigningConfiguration;
import dev.orders.localcloud.state.StateStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import tools.jackson.databind.json.JsonMapper;

/** A wire with one caller, whose one policy the test gives; the test adds the clock and the services that it is about. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({SigningConfiguration.class, WireConfiguration.class})
public class OneCaller {

    public static final Principal PRINCIPAL =
            new Principal.RoleSession("123456789012", "AROAWORKFLOW", "workflow", "execution-1", Map.of(), Map.of());
    private static final AccessKey KEY =
            new AccessKey("ASIAWORKFLOW", "the-secret", "the-token", Instant.MAX, PRINCIPAL);

    /** What a client signs with. */
    public static AwsCredentialsProvider credentials() {
        return SdkClients.credentials(KEY);
    }

    /** The caller's id with another secret. */
    public static AwsCredentialsProvider forged() {
        return SdkClients.credentials(
                new AccessKey(KEY.accessKeyId(), "guessed", KEY.sessionToken(), KEY.expiration(), PRINCIPAL));
    }

    @Bean
    AwsAccount account() {
        return new AwsAccount("eu-west-1", "123456789012");
    }

    @Bean
    AccessKeys keys() {
        return id -> Optional.of(KEY).filter(key -> key.accessKeyId().equals(id));
    }

    @Bean
    PolicySource policies(PolicyDocument document) {
        return principal -> principal.equals(PRINCIPAL) ? Policies.identity(List.of(document)) : Policies.none();
    }

    @Bean
    StateStore store(JsonMapper json) {
        return StateStore.inMemory(json);
    }
}
