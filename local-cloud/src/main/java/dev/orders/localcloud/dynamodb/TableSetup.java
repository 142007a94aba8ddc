package dev.orders.localcloud.dynamodb;

import dev.orders.localcloud.definitions.DefinitionException;
import dev.orders.localcloud.definitions.ProductsDefinition;
import dev.orders.localcloud.definitions.ProductsDefinition.Product;
import dev.orders.localcloud.definitions.TablesDefinition;
import dev.orders.localcloud.definitions.TablesDefinition.Key;
import dev.orders.localcloud.definitions.TablesDefinition.Table;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a deployment does before anybody calls: creates the tables of the definitions and seeds the catalogue. */
final class TableSetup {

    private static final int BATCH = 25;

    private final DynamoDbBackend local;
    private final JsonMapper json;
    private final DescribedTables described;

    TableSetup(DynamoDbBackend local, JsonMapper json) {
        this.local = local;
        this.json = json;
        this.described = new DescribedTables(local, json);
    }

    /**
     * Creates the tables that are missing, and gives a kept one the stream that it has not yet.
     *
     * @throws DefinitionException when a kept table has other keys or another stream than the definition gives it
     */
    void create(TablesDefinition definition) {
        definition.tables().forEach((key, table) -> {
            JsonNode existing = described.describe(table.name());
            if (existing == null) {
                create(table);
            } else {
                keep(key, table, existing);
            }
        });
    }

    private void keep(String key, Table table, JsonNode existing) {
        if (!keys(existing).equals(keys(schema(table)))) {
            throw changed(
                    key,
                    table,
                    "the keys " + keys(existing),
                    keys(schema(table)).toString());
        }
        String has = existing.path("StreamSpecification").path("StreamViewType").asString("no stream");
        String wanted = table.stream() == null ? "no stream" : table.stream().name();
        if (has.equals("no stream") && table.stream() != null) {
            ObjectNode input = json.createObjectNode().put("TableName", table.name());
            call("UpdateTable", withStream(input, table));
        } else if (!has.equals(wanted)) {
            throw changed(key, table, "the stream view " + has, wanted);
        }
    }

    private static DefinitionException changed(String key, Table table, String has, String wanted) {
        return new DefinitionException(
                "tables.yaml",
                "/tables/" + key,
                "the kept table " + table.name() + " has " + has + ", the definition wants " + wanted
                        + ": move the data folder away");
    }

    private void create(Table table) {
        ObjectNode definition = schema(table).put("TableName", table.name()).put("BillingMode", "PAY_PER_REQUEST");
        call("CreateTable", withStream(definition, table));
        String timeToLive = table.timeToLiveAttribute();
        if (timeToLive != null) {
            ObjectNode input = json.createObjectNode().put("TableName", table.name());
            input.putObject("TimeToLiveSpecification").put("Enabled", true).put("AttributeName", timeToLive);
            call("UpdateTimeToLive", input);
        }
    }

    private static ObjectNode withStream(ObjectNode input, Table table) {
        if (table.stream() != null) {
            input.putObject("StreamSpecification")
                    .put("StreamEnabled", true)
                    .put("StreamViewType", table.stream().name());
        }
        return input;
    }

    private ObjectNode schema(Table table) {
        ObjectNode schema = json.createObjectNode();
        ArrayNode keys = schema.putArray("KeySchema");
        ArrayNode attributes = schema.putArray("AttributeDefinitions");
        add(table.partitionKey(), "HASH", keys, attributes);
        Key sortKey = table.sortKey();
        if (sortKey != null) {
            add(sortKey, "RANGE", keys, attributes);
        }
        return schema;
    }

    private static void add(Key key, String kind, ArrayNode keys, ArrayNode attributes) {
        keys.addObject().put("AttributeName", key.name()).put("KeyType", kind);
        attributes
                .addObject()
                .put("AttributeName", key.name())
                .put("AttributeType", key.type().name());
    }

    /** Keys in one text: {@code userId S HASH, orderId S RANGE}. */
    private static List<String> keys(JsonNode table) {
        return table.path("KeySchema")
                .valueStream()
                .map(key -> key.path("AttributeName").asString() + " "
                        + type(table, key.path("AttributeName").asString()) + " "
                        + key.path("KeyType").asString())
                .toList();
    }

    private static String type(JsonNode table, String attribute) {
        for (JsonNode definition : table.path("AttributeDefinitions")) {
            if (definition.path("AttributeName").asString().equals(attribute)) {
                return definition.path("AttributeType").asString();
            }
        }
        return "?";
    }

    /** @param table the name of the products table */
    void seed(String table, ProductsDefinition definition) {
        List<Product> products = definition.products();
        for (int from = 0; from < products.size(); from += BATCH) {
            ObjectNode input = json.createObjectNode();
            ArrayNode writes = input.putObject("RequestItems").putArray(table);
            for (Product product : products.subList(from, Math.min(from + BATCH, products.size()))) {
                ObjectNode item = writes.addObject().putObject("PutRequest").putObject("Item");
                item.putObject("sku").put("S", product.sku());
                item.putObject("name").put("S", product.name());
                item.putObject("unitPrice").put("N", Long.toString(product.unitPrice()));
                item.putObject("currency").put("S", product.currency());
            }
            call("BatchWriteItem", input);
        }
    }

    private void call(String operation, ObjectNode input) {
        LocalAnswer answer = local.call(
                DynamoDbService.TARGET + "." + operation, input.toString().getBytes(StandardCharsets.UTF_8));
        if (answer.isError()) {
            throw new IllegalStateException("DynamoDB Local refuses " + operation + ": " + answer.text());
        }
    }
}
