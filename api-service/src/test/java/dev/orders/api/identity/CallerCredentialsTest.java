package dev.orders.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orders.api.security.Caller;
import dev.orders.api.security.IdentityToken;
import dev.orders.api.security.Session;
import dev.orders.api.standin.MovableClock;
import dev.orders.domain.order.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdResponse;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;

class CallerCredentialsTest {
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final MovableClock clock = new MovableClock();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final IdentityPool pool = new IdentityPool();
    private final CallerCredentials credentials =
            new CallerCredentials(pool, new CallerCredentials.Pool("pool", "provider", 100), threads, clock);

    @AfterEach
    void end() {
        threads.close();
    }

    @Test
    void presentsTheIdentityTokenAndAsksForTheRole() {
        of("anna", "s1", "customer");

        assertThat(pool.ids).singleElement().satisfies(request -> {
            assertThat(request.identityPoolId()).isEqualTo("pool");
            assertThat(request.logins()).containsOnlyKeys("provider").containsValue("token of anna");
        });
        assertThat(pool.credentials).singleElement().satisfies(request -> {
            assertThat(request.customRoleArn()).isEqualTo("customer");
            assertThat(request.logins()).containsValue("token of anna");
        });
    }

    @Test
    void fetchesOnceForASignInAndARole() {
        assertThat(of("anna", "s1", "customer")).isSameAs(of("anna", "s1", "customer"));
        assertThat(pool.credentials).hasSize(1);

        of("anna", "s1", "approver");
        of("anna", "s2", "customer");
        assertThat(pool.credentials).hasSize(3);
        assertThat(pool.ids).as("the identity is the user's").hasSize(1);
    }

    @Test
    void neverSharesBetweenUsers() {
        assertThat(of("anna", "s1", "customer").accessKeyId()).isEqualTo("key of token of anna");
        assertThat(of("bert", "s1", "customer").accessKeyId()).isEqualTo("key of token of bert");
    }

    @Test
    void fetchesOnceForManyAtOnce() throws Exception {
        var requests = new ArrayList<Callable<AwsCredentials>>();
        for (var request = 0; request < 50; request++) {
            requests.add(() -> of("anna", "s1", "customer"));
        }
        for (var answer : threads.invokeAll(requests)) {
            answer.get();
        }

        assertThat(pool.credentials).hasSize(1);
    }

    @Test
    void replacesThemBeforeTheyExpire() {
        of("anna", "s1", "customer");
        clock.move(LIFETIME.minus(CallerCredentials.MARGIN).minusMillis(1));
        of("anna", "s1", "customer");
        assertThat(pool.credentials).hasSize(1);

        clock.move(Duration.ofMillis(1));
        of("anna", "s1", "customer");
        assertThat(pool.credentials).hasSize(2);
    }

    @Test
    void keepsNoRefusal() {
        pool.refusal = NotAuthorizedException.builder().message("no").build();
        assertThatExceptionOfType(NotAuthorizedException.class).isThrownBy(() -> of("anna", "s1", "customer"));

        pool.refusal = null;
        assertThat(of("anna", "s1", "customer").accessKeyId()).isEqualTo("key of token of anna");
    }

    @Test
    void asksForANewIdentityWhenTheOldOneIsGone() {
        of("anna", "s1", "customer");
        pool.gone = "identity-1";

        of("anna", "s2", "customer");

        assertThat(pool.ids).hasSize(2);
        assertThat(pool.credentials.getLast().identityId()).isEqualTo("identity-2");
    }

    private AwsCredentials of(String user, String session, String role) {
        var signedIn = new Session(new UserId(user), user + "/" + session, Set.of(), Set.of(), clock.instant());
        return credentials.of(new Caller(signedIn, new IdentityToken("token of " + user)), role);
    }

    private final class IdentityPool implements CognitoIdentityClient {
        private final List<GetIdRequest> ids = new CopyOnWriteArrayList<>();
        private final List<GetCredentialsForIdentityRequest> credentials = new CopyOnWriteArrayList<>();
        private volatile @Nullable RuntimeException refusal;
        private volatile String gone = "";

        @Override
        public GetIdResponse getId(GetIdRequest request) {
            ids.add(request);
            return GetIdResponse.builder().identityId("identity-" + ids.size()).build();
        }

        @Override
        public GetCredentialsForIdentityResponse getCredentialsForIdentity(GetCredentialsForIdentityRequest request) {
            credentials.add(request);
            if (refusal != null) {
                throw refusal;
            }
            if (gone.equals(request.identityId())) {
                throw ResourceNotFoundException.builder().message("gone").build();
            }
            return GetCredentialsForIdentityResponse.builder()
                    .credentials(Credentials.builder()
                            .accessKeyId("key of " + request.logins().get("provider"))
                            .secretKey("secret")
                            .sessionToken("session")
                            .expiration(clock.instant().plus(LIFETIME))
                            .build())
                    .build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
