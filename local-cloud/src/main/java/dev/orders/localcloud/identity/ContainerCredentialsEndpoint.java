package dev.orders.localcloud.identity;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where the SDK of a container service fetches its role's credentials. */
@RestController
final class ContainerCredentialsEndpoint {

    private final ContainerCredentials credentials;

    ContainerCredentialsEndpoint(ContainerCredentials credentials) {
        this.credentials = credentials;
    }

    @GetMapping(ContainerCredentials.PATH + "{id}")
    ResponseEntity<Object> credentials(
            @PathVariable String id, @RequestHeader(name = "Authorization", defaultValue = "") String token) {
        return credentials
                .fetch(id, token)
                .map(fetched -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .<Object>body(Answer.of(fetched.roleArn(), fetched.key())))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                        .body(new Refusal("AccessDenied", "no credentials for this address and token")));
    }

    private record Answer(
            @JsonProperty("RoleArn") String roleArn,
            @JsonProperty("AccessKeyId") String accessKeyId,
            @JsonProperty("SecretAccessKey") String secretAccessKey,
            @JsonProperty("Token") String token,
            @JsonProperty("Expiration") String expiration) {

        static Answer of(String roleArn, AccessKey key) {
            return new Answer(
                    roleArn,
                    key.accessKeyId(),
                    key.secretAccessKey(),
                    requireNonNull(key.sessionToken()),
                    requireNonNull(key.expiration()).toString());
        }

        @Override
        public String toString() {
            return "Answer[" + accessKeyId + "]";
        }
    }

    private record Refusal(String code, String message) {}
}
