package dev.orders.localcloud.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.orders.localcloud.cognito.users.Account;
import dev.orders.localcloud.cognito.users.KeptUserStore;
import dev.orders.localcloud.cognito.users.SignInAttempts;
import dev.orders.localcloud.cognito.users.UserPool;
import dev.orders.localcloud.definitions.IdentityDefinition.PasswordPolicy;
import dev.orders.localcloud.policy.PolicyDocument;
import dev.orders.localcloud.state.StateStore;
import dev.orders.localcloud.wire.AwsService;
import dev.orders.localcloud.wire.OneCaller;
import dev.orders.localcloud.wire.SdkClients;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** The user pool's API through the SDK's own client. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class UserPoolServiceTest {

    private static final String POOL = "eu-west-1_OrdersLcl";

    @Configuration(proxyBeanMethods = false)
    @Import(OneCaller.class)
    static class Cloud {
        @Bean
        InstantSource clock() {
            return InstantSource.system();
        }

        @Bean
        AwsService userPoolService(StateStore state, InstantSource clock) {
            UserPool users = new UserPool(
                    new KeptUserStore(state),
                    new BCryptPasswordEncoder(4),
                    new SignInAttempts(clock),
                    new PasswordPolicy(12, true, true, true, true, 7));
            users.add(new Account("customer1@example.com", "Ada", Set.of("customers"), "Orders-local-1"));
            users.add(new Account("customer2@example.com", null, Set.of("customers"), "Orders-local-1"));
            return new UserPoolService(POOL, "123456789012", users);
        }

        @Bean
        PolicyDocument policy() {
            return PolicyDocument.parse("workflow.json", """
                    {"Version": "2012-10-17", "Statement": [
                      {"Effect": "Allow", "Action": "cognito-idp:AdminGetUser", "Resource": [
                        "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_OrdersLcl",
                        "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Gone"]}]}
                    """);
        }
    }

    @LocalServerPort
    private int port;

    @Test
    void findsAPersonByAddressAndBySub() {
        AdminGetUserResponse byAddress = get(POOL, "Customer1@example.com");

        assertThat(byAddress.enabled()).isTrue();
        assertThat(byAddress.userStatusAsString()).isEqualTo("CONFIRMED");
        assertThat(byAddress.userAttributes())
                .extracting(AttributeType::name, AttributeType::value)
                .contains(
                        tuple("email", "customer1@example.com"),
                        tuple("email_verified", "true"),
                        tuple("given_name", "Ada"),
                        tuple("sub", byAddress.username()));
        assertThat(get(POOL, byAddress.username()).userAttributes()).isEqualTo(byAddress.userAttributes());
    }

    @Test
    void refusesUnknownPeopleAndPools() {
        assertThatThrownBy(() -> get(POOL, "nobody@example.com"))
                .isInstanceOf(UserNotFoundException.class)
                .hasMessageContaining("User does not exist.");
        assertThatThrownBy(() -> get("eu-west-1_Gone", "customer1@example.com"))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("User pool eu-west-1_Gone does not exist.");
    }

    @Test
    void refusesWhatIamDenies() {
        assertRefused(() -> get("eu-west-1_Other", "customer1@example.com"), "AccessDeniedException");
    }

    @Test
    void refusesMalformedInput() {
        assertThatThrownBy(() -> get("pool", "customer1@example.com")).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> get(POOL, "two words")).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> get(POOL, "x".repeat(129))).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void refusesForgedAndUnsignedCallsAndOtherOperations() {
        assertRefused(() -> get(OneCaller.forged(), POOL, "customer1@example.com"), "InvalidSignatureException");
        assertRefused(
                () -> get(AnonymousCredentialsProvider.create(), POOL, "customer1@example.com"),
                "MissingAuthenticationTokenException");
        try (CognitoIdentityProviderClient client = client(OneCaller.credentials())) {
            assertRefused(() -> client.listUsers(list -> list.userPoolId(POOL)), "UnknownOperationException");
        }
    }

    private static void assertRefused(Runnable call, String code) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        CognitoIdentityProviderException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo(code));
    }

    private AdminGetUserResponse get(String pool, String name) {
        return get(OneCaller.credentials(), pool, name);
    }

    private AdminGetUserResponse get(AwsCredentialsProvider credentials, String pool, String name) {
        try (CognitoIdentityProviderClient client = client(credentials)) {
            return client.adminGetUser(get -> get.userPoolId(pool).username(name));
        }
    }

    private CognitoIdentityProviderClient client(AwsCredentialsProvider credentials) {
        return SdkClients.configured(CognitoIdentityProviderClient.builder(), port, credentials)
                .build();
    }
}
