package dev.orders.localcloud.wire;

import dev.orders.localcloud.policy.AccessRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service of the local cloud. It says what IAM must allow and does the work; verifying, authorizing and answering
 * are the wire's, so that no service can forget them.
 */
public interface AwsService {

    /** The name in the credential scope of a signature, such as {@code dynamodb}. */
    String signingName();

    Protocol protocol();

    /** Whether requests may come in CBOR instead of JSON, as their content type says. */
    default boolean speaksCbor() {
        return false;
    }

    /**
     * What precedes the dot of {@code X-Amz-Target}, such as {@code DynamoDB_20120810}; for the query protocol the
     * {@code Version}, and empty for REST-JSON.
     */
    String target();

    /** The addresses of a service of the REST-JSON protocol; null for the others, which take {@code POST /}. */
    default @Nullable RestApi restApi() {
        return null;
    }

    /** The longest request body that the service takes, in bytes. */
    default int maxBodyBytes() {
        return 1024 * 1024;
    }

    /** How far the date of a signature may be from now, to either side. */
    default Duration signatureWindow() {
        return Duration.ofMinutes(5);
    }

    /**
     * What the call needs before it is executed.
     *
     * @throws AwsException when the operation is unknown or its input does not say what it touches: refused either way
     */
    Access access(AwsCall call);

    /** @throws AwsException for every error that the service's model knows */
    AwsAnswer execute(AwsCall call);

    /** What a call needs before it is executed. */
    sealed interface Access {
        /** Works without a signature, as AWS documents for this operation ({@code GetId}). */
        record Unsigned() implements Access {}

        /** Works for everybody who signs ({@code sts:GetCallerIdentity}). */
        record Signed() implements Access {}

        /** Needs every one of these to be allowed; never empty. */
        record Permitted(List<AccessRequest> requests) implements Access {
            public Permitted {
                requests = List.copyOf(requests);
                if (requests.isEmpty()) {
                    throw new IllegalArgumentException("an access that asks IAM for nothing");
                }
            }
        }
    }
}
