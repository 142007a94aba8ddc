package dev.orders.localcloud.wire;

import dev.orders.localcloud.policy.Principal;
import java.time.Instant;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call of an SDK operation, after its signature was verified.
 *
 * @param operation such as {@code GetItem}: from {@code X-Amz-Target} or {@code Action}
 * @param input the JSON body with what path, query string and headers give; for the query protocol its parameters as text members, flat
 *     ({@code "PolicyInputList.member.1"})
 * @param body the bytes as they came
 * @param caller who signed; anonymous only for operations that ask for no signature
 * @param decisions takes what a service itself asks IAM while it executes, such as a role's trust policy, for the request
 *     log
 * @param protocol that the request came in and its answer has to be written in
 */
public record AwsCall(
        String operation,
        ObjectNode input,
        byte[] body,
        Principal caller,
        Instant time,
        String requestId,
        Consumer<IamDecision> decisions,
        Protocol protocol) {

    /** A JSON call whose own questions to IAM nobody logs. */
    public AwsCall(String operation, ObjectNode input, byte[] body, Principal caller, Instant time, String requestId) {
        this(operation, input, body, caller, time, requestId, decision -> {}, Protocol.JSON_1_0);
    }
}
