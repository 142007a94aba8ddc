package dev.orders.localcloud.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orders.localcloud.wire.AwsException;
import dev.orders.localcloud.wire.IamDecision;
import dev.orders.localcloud.wire.RequestLog;
import dev.orders.localcloud.wire.SdkClients;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sts.StsClient;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = IdentityCloud.class)
class ContainerCredentialsTest {

    private static final String API_SERVICE = "arn:aws:iam::123456789012:role/orders-local-api-service";

    @LocalServerPort
    private int port;

    @Autowired
    private ContainerCredentials containers;

    @Autowired
    private RequestLog log;

    @AfterEach
    void forgetSettings() {
        System.clearProperty(SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI.property());
        System.clearProperty(SdkSystemSetting.AWS_CONTAINER_AUTHORIZATION_TOKEN.property());
    }

    @Test
    void givesTheSdkTheRolesCredentials() {
        ContainerCredentials.Source source = containers.register(API_SERVICE, "task-1");

        StsClient sts = SdkClients.configured(StsClient.builder(), port, provider(source.path(), source.token()))
                .build();

        assertThat(sts.getCallerIdentity().arn())
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/orders-local-api-service/task-1");
    }

    @Test
    void refusesAWrongTokenAndAnotherProcessesToken() {
        ContainerCredentials.Source source = containers.register(API_SERVICE, "task-1");
        ContainerCredentials.Source other = containers.register(API_SERVICE, "task-2");

        for (Map.Entry<String, String> attempt : Map.of(
                        source.path(), other.token(), "/container-credentials/unknown", source.token())
                .entrySet()) {
            try (ContainerCredentialsProvider provider = provider(attempt.getKey(), attempt.getValue())) {
                assertThatThrownBy(provider::resolveCredentials).isInstanceOf(SdkClientException.class);
            }
        }
    }

    @Test
    void refusesToRegisterARoleThatEcsMayNotAssume() {
        assertThatThrownBy(() -> containers.register(FakeIssuer.CUSTOMER_ROLE, "task-1"))
                .isInstanceOf(AwsException.class)
                .hasMessage("ecs-tasks.amazonaws.com is not authorized to perform: sts:AssumeRole on resource: "
                        + FakeIssuer.CUSTOMER_ROLE);
    }

    @Test
    void showsInTheRequestLogWhatTheTrustPolicySaid() {
        containers.register(API_SERVICE, "task-1");

        assertThat(log.recent(1)).singleElement().satisfies(hop -> {
            assertThat(hop.caller()).isEqualTo("ecs-tasks.amazonaws.com");
            assertThat(hop.status()).isEqualTo(200);
            assertThat(hop.decisions()).singleElement().matches(IamDecision::allowed);
        });

        assertThatThrownBy(() -> containers.register(FakeIssuer.CUSTOMER_ROLE, "task-1"))
                .isInstanceOf(AwsException.class);

        assertThat(log.recent(1)).singleElement().satisfies(hop -> {
            assertThat(hop.error()).isEqualTo("AccessDenied");
            assertThat(hop.decisions()).singleElement().matches(decision -> !decision.allowed());
        });
    }

    private ContainerCredentialsProvider provider(String path, String token) {
        System.setProperty(
                SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI.property(), "http://localhost:" + port + path);
        System.setProperty(SdkSystemSetting.AWS_CONTAINER_AUTHORIZATION_TOKEN.property(), token);
        return ContainerCredentialsProvider.builder().build();
    }
}
