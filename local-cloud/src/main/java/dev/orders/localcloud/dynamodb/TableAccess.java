package dev.orders.localcloud.dynamodb;

import dev.orders.localcloud.policy.AccessRequest;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Operations on tables rather than items: the action of the operation's own name on the table. */
final class TableAccess {

    private final TableArns arns;

    TableAccess(TableArns arns) {
        this.arns = arns;
    }

    /** An operation whose input has a {@code TableName}. */
    OperationAccess onTable(String operation) {
        return input -> List.of(new AccessRequest(
                "dynamodb:" + operation, arns.table(arns.name(Members.required(input, "TableName")))));
    }

    /** An operation that IAM knows no resource for. */
    static OperationAccess onEverything(String operation) {
        return input -> List.of(new AccessRequest("dynamodb:" + operation, "*"));
    }

    /** CreateTable, which with tags asks for TagResource too. */
    List<AccessRequest> create(ObjectNode input) {
        List<AccessRequest> requests = new ArrayList<>(onTable("CreateTable").requests(input));
        if (!Members.array(input, "Tags").isEmpty()) {
            requests.addAll(onTable("TagResource").requests(input));
        }
        return requests;
    }
}
