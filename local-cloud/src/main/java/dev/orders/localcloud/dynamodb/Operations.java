package dev.orders.localcloud.dynamodb;

import dev.orders.localcloud.wire.AwsException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Every operation of DynamoDB's API: what it asks of IAM, or that the local cloud has no such thing. */
final class Operations {

    /** Operations that DynamoDB Local does not execute: backups, global tables, exports, insights, tags, resource policies. */
    static final Set<String> NOT_EXECUTED = Set.of(
            "CreateBackup",
            "CreateGlobalTable",
            "DeleteBackup",
            "DeleteResourcePolicy",
            "DescribeBackup",
            "DescribeContinuousBackups",
            "DescribeContributorInsights",
            "DescribeEndpoints",
            "DescribeExport",
            "DescribeGlobalTable",
            "DescribeGlobalTableSettings",
            "DescribeImport",
            "DescribeKinesisStreamingDestination",
            "DescribeTableReplicaAutoScaling",
            "DisableKinesisStreamingDestination",
            "EnableKinesisStreamingDestination",
            "ExportTableToPointInTime",
            "GetResourcePolicy",
            "ImportTable",
            "ListBackups",
            "ListContributorInsights",
            "ListExports",
            "ListGlobalTables",
            "ListImports",
            "ListTagsOfResource",
            "PutResourcePolicy",
            "RestoreTableFromBackup",
            "RestoreTableToPointInTime",
            "TagResource",
            "UntagResource",
            "UpdateContinuousBackups",
            "UpdateContributorInsights",
            "UpdateGlobalTable",
            "UpdateGlobalTableSettings",
            "UpdateKinesisStreamingDestination",
            "UpdateTableReplicaAutoScaling");

    private static final Set<String> ON_TABLE =
            Set.of("DeleteTable", "DescribeTable", "DescribeTimeToLive", "UpdateTable", "UpdateTimeToLive");
    private static final Set<String> ON_EVERYTHING = Set.of("DescribeLimits", "ListTables");

    private final Map<String, OperationAccess> byName;

    Operations(TableArns arns, TableKeys.Source tables) {
        ItemAccess items = new ItemAccess(arns, tables);
        QueryAccess queries = new QueryAccess(arns, tables);
        BatchAccess batches = new BatchAccess(arns, items);
        TransactionAccess transactions = new TransactionAccess(items);
        TableAccess table = new TableAccess(arns);
        Map<String, OperationAccess> operations = new HashMap<>();
        operations.put("GetItem", items::get);
        operations.put("PutItem", items::put);
        operations.put("UpdateItem", items::update);
        operations.put("DeleteItem", items::delete);
        operations.put("Query", queries::query);
        operations.put("Scan", queries::scan);
        operations.put("BatchGetItem", batches::get);
        operations.put("BatchWriteItem", batches::write);
        operations.put("TransactGetItems", transactions::get);
        operations.put("TransactWriteItems", transactions::write);
        PartiQlAccess partiQl = new PartiQlAccess(arns, tables);
        operations.put("ExecuteStatement", partiQl::statement);
        operations.put("BatchExecuteStatement", partiQl::batch);
        operations.put("ExecuteTransaction", partiQl::transaction);
        operations.put("CreateTable", table::create);
        ON_TABLE.forEach(name -> operations.put(name, table.onTable(name)));
        ON_EVERYTHING.forEach(name -> operations.put(name, TableAccess.onEverything(name)));
        this.byName = Map.copyOf(operations);
    }

    Set<String> names() {
        return byName.keySet();
    }

    /** Whether the operation may change tables' keys. */
    static boolean changesTables(String operation) {
        return operation.equals("CreateTable") || operation.equals("DeleteTable") || operation.equals("UpdateTable");
    }

    /** Whether the operation's answer describes tables rather than items. */
    static boolean describesTables(String operation) {
        return operation.equals("CreateTable") || ON_TABLE.contains(operation) || ON_EVERYTHING.contains(operation);
    }

    OperationAccess of(String operation) {
        OperationAccess access = byName.get(operation);
        if (access == null) {
            throw new AwsException(
                    400,
                    "UnknownOperationException",
                    NOT_EXECUTED.contains(operation) ? "The local cloud does not execute " + operation : "");
        }
        return access;
    }
}
