package dev.orders.localcloud.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import dev.orders.localcloud.wire.RoleCredentials;
import dev.orders.localcloud.wire.SdkClients;
import dev.orders.localcloud.wire.ServiceRole;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.Tag;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = IdentityCloud.class)
class SecurityTokenServiceTest {

    private static final String PARTNER = "arn:aws:iam::123456789012:role/partner";

    @LocalServerPort
    private int port;

    @Autowired
    private RoleCredentials roles;

    @Autowired
    private IssuedKeys keys;

    @Test
    void saysWhoARoleSessionIs() {
        GetCallerIdentityResponse caller = sts(service("broker")).getCallerIdentity();

        assertThat(caller.arn()).isEqualTo("arn:aws:sts::123456789012:assumed-role/broker/task-1");
        assertThat(caller.account()).isEqualTo("123456789012");
        assertThat(caller.userId()).matches("AROA[A-Z2-7]{17}:task-1");
    }

    @Test
    void saysWhoAUserIs() {
        AccessKey key = keys.longTerm(new Principal.User("123456789012", "AIDAINTERNAL", "internal"));
        AwsCredentialsProvider credentials =
                StaticCredentialsProvider.create(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()));

        assertThat(key.accessKeyId()).matches("AKIA[A-Z2-7]{16}");
        assertThat(sts(credentials).getCallerIdentity().arn()).isEqualTo("arn:aws:iam::123456789012:user/internal");
    }

    @Test
    void assumesARoleWithSessionTags() {
        AssumeRoleResponse response = assume(
                "broker", request -> request.tags(tag("partnerId", "partner-7")).durationSeconds(900));

        assertThat(response.assumedRoleUser().arn())
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/partner/order-7");
        assertThat(response.credentials().expiration())
                .isCloseTo(Instant.now().plusSeconds(900), within(1, ChronoUnit.MINUTES));
        assertThat(keys.find(response.credentials().accessKeyId()).orElseThrow().principal())
                .isInstanceOfSatisfying(
                        Principal.RoleSession.class,
                        session -> assertThat(session.tags()).isEqualTo(Map.of("partnerId", "partner-7")));
    }

    @Test
    void refusesACallerWhosePolicyDoesNotAllowIt() {
        assertRefused(() -> assume("orders-local-api-service", request -> {}), 403, "AccessDenied", "sts:AssumeRole");
        assertRefused(
                () -> assume("untagged", request -> request.tags(tag("partnerId", "partner-7"))),
                403,
                "AccessDenied",
                "sts:TagSession");
    }

    @Test
    void refusesACallerWhomTheRoleDoesNotTrust() {
        assertRefused(
                () -> assume("broker", request -> request.roleArn(FakeIssuer.CUSTOMER_ROLE)),
                403,
                "AccessDenied",
                "User: arn:aws:sts::123456789012:assumed-role/broker/task-1 is not authorized to perform: sts:AssumeRole"
                        + " on resource: " + FakeIssuer.CUSTOMER_ROLE);
    }

    @Test
    void refusesTagsThatTheTrustPolicyDoesNotAllow() {
        assertRefused(
                () -> assume("broker", request -> request.tags(tag("partnerId", "everybody"))),
                403,
                "AccessDenied",
                "sts:AssumeRole");
    }

    @Test
    void refusesAnUnknownRoleAsOneThatTrustsNobody() {
        assertRefused(
                () -> assume("broker", request -> request.roleArn("arn:aws:iam::123456789012:role/none")),
                403,
                "AccessDenied",
                "on resource: arn:aws:iam::123456789012:role/none");
    }

    @Test
    void refusesMalformedParameters() {
        assertInvalid(request -> request.roleSessionName("a b"), "roleSessionName");
        assertInvalid(request -> request.roleSessionName("x"), "roleSessionName");
        assertInvalid(request -> request.roleArn("partner"), "roleArn");
        assertInvalid(request -> request.durationSeconds(899), "durationSeconds");
        assertInvalid(request -> request.durationSeconds(43_201), "durationSeconds");
        assertInvalid(request -> request.durationSeconds(7201), "MaxSessionDuration");
        assertInvalid(request -> request.durationSeconds(3601), "role chaining");
    }

    @Test
    void refusesTagsThatCouldBeReadInTwoWays() {
        assertRefused(
                () -> assume("broker", request -> request.tags(tags("partnerId", "PARTNERID"))),
                400,
                "InvalidParameterValue",
                "Duplicate tag keys found.");
        assertRefused(
                () -> assume("broker", request -> request.tags(tag("aws:x", "a"))),
                400,
                "InvalidParameterValue",
                "aws:");
    }

    @Test
    void refusesParametersThatItDoesNotExecute() {
        assertInvalid(request -> request.policy("{}"), "does not execute the parameter 'Policy'");
        assertInvalid(
                request -> request.transitiveTagKeys("partnerId"),
                "does not execute the parameter 'TransitiveTagKeys.member.1'");
    }

    @Test
    void refusesUnsignedAndForgedCallsInTheQueryProtocol() {
        assertRefused(
                () -> sts(AnonymousCredentialsProvider.create()).getCallerIdentity(),
                403,
                "MissingAuthenticationToken",
                "Request is missing Authentication Token");
        AwsCredentialsProvider unknown =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAUNKNOWN", "secret"));
        assertRefused(() -> sts(unknown).getCallerIdentity(), 403, "InvalidClientTokenId", "security token");
        AccessKey key = keys.longTerm(new Principal.User("123456789012", "AIDAOTHER", "other"));
        AwsCredentialsProvider forged =
                StaticCredentialsProvider.create(AwsBasicCredentials.create(key.accessKeyId(), "guessed"));
        assertRefused(() -> sts(forged).getCallerIdentity(), 403, "SignatureDoesNotMatch", "does not match");
    }

    @Test
    void refusesOperationsThatItDoesNotExecute() {
        assertRefused(() -> sts(service("broker")).getSessionToken(), 400, "InvalidAction", "GetSessionToken");
    }

    private void assertInvalid(Consumer<AssumeRoleRequest.Builder> change, String text) {
        assertRefused(() -> assume("broker", change), 400, "ValidationError", text);
    }

    private static void assertRefused(Runnable call, int status, String code, String text) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(StsException.class, refused -> {
            assertThat(refused.statusCode()).isEqualTo(status);
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(refused.awsErrorDetails().errorMessage()).contains(text);
            assertThat(refused.requestId()).isNotBlank();
        });
    }

    private AssumeRoleResponse assume(String caller, Consumer<AssumeRoleRequest.Builder> change) {
        AssumeRoleRequest.Builder request =
                AssumeRoleRequest.builder().roleArn(PARTNER).roleSessionName("order-7");
        change.accept(request);
        return sts(service(caller)).assumeRole(request.build());
    }

    private StsClient sts(AwsCredentialsProvider credentials) {
        return SdkClients.configured(StsClient.builder(), port, credentials).build();
    }

    private AwsCredentialsProvider service(String role) {
        return SdkClients.credentials(roles.assume(new ServiceRole(
                "arn:aws:iam::123456789012:role/" + role,
                "ecs-tasks.amazonaws.com",
                "arn:aws:ecs:eu-west-1:123456789012:task/local/task-1",
                "task-1")));
    }

    private static List<Tag> tag(String key, String value) {
        return List.of(Tag.builder().key(key).value(value).build());
    }

    private static List<Tag> tags(String... keys) {
        return Arrays.stream(keys)
                .map(key -> Tag.builder().key(key).value("x").build())
                .toList();
    }
}
