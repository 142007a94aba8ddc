package dev.orders.localcloud.wire;

import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import dev.orders.localcloud.signing.ReceivedRequest;
import dev.orders.localcloud.signing.RequestSigner;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How one AWS service calls another inside the cloud: no socket, but the way of every call. It is signed with the role's
 * key, verified, authorized by the role's policies and logged as a hop. An error comes back as the status and the body that
 * a client would see; so does the refusal to assume the role.
 */
public final class ServiceCalls {

    /** Signed, as every client signs a host. */
    private static final String HOST = "localhost";

    /** Resolved at the first call: the calls need every service, and services need this. */
    private final Supplier<SdkCalls> calls;

    private final AwsAccount account;
    private final InstantSource clock;

    ServiceCalls(Supplier<SdkCalls> calls, AwsAccount account, InstantSource clock) {
        this.calls = calls;
        this.account = account;
        this.clock = clock;
    }

    /**
     * Calls an operation of a JSON protocol.
     *
     * @param signingName such as {@code dynamodb}
     * @param target {@code X-Amz-Target}, such as {@code DynamoDB_20120810.PutItem}
     */
    public AwsAnswer json(ServiceCaller caller, String signingName, String target, byte[] body) {
        return call(caller, signingName, "POST", "/", target(target), body, answer -> false);
    }

    /**
     * The same, for a call that is made over and over: what brings no news would bury the rest of the request log.
     *
     * @param noNews says of a good answer whether to leave the call out of the log; what is refused or fails is always in it
     */
    public AwsAnswer poll(
            ServiceCaller caller, String signingName, String target, byte[] body, Predicate<AwsAnswer> noNews) {
        return call(caller, signingName, "POST", "/", target(target), body, noNews);
    }

    private static Map<String, List<String>> target(String target) {
        return Map.of("X-Amz-Target", List.of(target));
    }

    /**
     * Calls an operation of the REST-JSON protocol.
     *
     * @param path raw, percent-encoded, with its query if it has one
     */
    public AwsAnswer rest(ServiceCaller caller, String signingName, String method, String path, byte[] body) {
        Map<String, List<String>> headers = Map.of("Content-Type", List.of("application/json"));
        return call(caller, signingName, method, path, headers, body, answer -> false);
    }

    private AwsAnswer call(
            ServiceCaller caller,
            String signingName,
            String method,
            String target,
            Map<String, List<String>> headers,
            byte[] body,
            Predicate<AwsAnswer> noNews) {
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String query = question < 0 ? null : target.substring(question + 1);
        ReceivedRequest unsigned = new ReceivedRequest(method, path, query, all(headers, caller.traceId()), body);
        AccessKey key;
        try {
            key = caller.key();
        } catch (AwsException roleNotAssumed) {
            return calls.get().refused(unsigned, roleNotAssumed);
        }
        ReceivedRequest signed = RequestSigner.signed(unsigned, key, account.region(), signingName, clock.instant());
        return withRequestId(calls.get().call(signed, null, noNews));
    }

    /** As the wire sends it: who calls may name it in an error. */
    private static AwsAnswer withRequestId(SdkCalls.Answered answered) {
        Map<String, String> headers = new HashMap<>(answered.answer().headers());
        headers.put("x-amzn-RequestId", answered.requestId());
        return new AwsAnswer(answered.answer().status(), answered.answer().body(), headers);
    }

    private static Map<String, List<String>> all(Map<String, List<String>> headers, @Nullable String traceId) {
        Map<String, List<String>> all = new HashMap<>(headers);
        all.put("Host", List.of(HOST));
        if (traceId != null) {
            all.put("X-Amzn-Trace-Id", List.of(traceId));
        }
        return all;
    }
}
