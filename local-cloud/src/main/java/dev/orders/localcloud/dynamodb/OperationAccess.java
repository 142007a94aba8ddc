package dev.orders.localcloud.dynamodb;

import dev.orders.localcloud.policy.AccessRequest;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What one operation asks of IAM. */
@FunctionalInterface
interface OperationAccess {

    /** @throws dev.orders.localcloud.wire.AwsException when the input does not say what it touches */
    List<AccessRequest> requests(ObjectNode input);
}
