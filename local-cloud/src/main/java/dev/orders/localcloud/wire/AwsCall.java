package dev.orders.localcloud.wire;

import dev.orders.localcloud.policy.Principal;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call of an SDK operation, after its signature was verified.
 *
 * @param operation such as {@code GetItem}: from {@code X-Amz-Target} or {@code Action}
 * @param input the JSON body; for the query protocol its parameters as text members, flat
 *     ({@code "PolicyInputList.member.1"})
 * @param body the bytes as they came
 * @param caller who signed; anonymous only for operations that ask for no signature
 */
public record AwsCall(
        String operation, ObjectNode input, byte[] body, Principal caller, Instant time, String requestId) {}
