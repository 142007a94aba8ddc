package dev.orders.localcloud.dynamodb;

import dev.orders.localcloud.dynamodb.PartiQlStatement.Kind;
import dev.orders.localcloud.dynamodb.PartiQlTokens.Token;
import dev.orders.localcloud.policy.AccessRequest;
import dev.orders.localcloud.policy.RequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * ExecuteStatement, BatchExecuteStatement and ExecuteTransaction: each statement under its own PartiQL action.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-iam.html">DynamoDB: PartiQL and IAM</a>
 */
final class PartiQlAccess {

    private final TableArns arns;
    private final TableKeys.Source tables;

    PartiQlAccess(TableArns arns, TableKeys.Source tables) {
        this.arns = arns;
        this.tables = tables;
    }

    List<AccessRequest> statement(ObjectNode input) {
        return List.of(request(input, RequestContext.empty()));
    }

    List<AccessRequest> batch(ObjectNode input) {
        return requests(input, "Statements", RequestContext.empty());
    }

    List<AccessRequest> transaction(ObjectNode input) {
        return requests(
                input,
                "TransactStatements",
                RequestContext.empty().with("dynamodb:EnclosingOperation", "ExecuteTransaction"));
    }

    private List<AccessRequest> requests(ObjectNode input, String member, RequestContext context) {
        List<AccessRequest> requests = new ArrayList<>();
        for (JsonNode element : Members.array(input, member)) {
            requests.add(request(Members.object(element, member), context));
        }
        if (requests.isEmpty()) {
            throw Refusal.validation("1 validation error detected: " + member
                    + " failed to satisfy constraint: Member must have length greater than or equal to 1");
        }
        return requests;
    }

    private AccessRequest request(ObjectNode input, RequestContext context) {
        PartiQlStatement statement = PartiQlReader.read(Members.required(input, "Statement"));
        ArrayNode parameters = Members.array(input, "Parameters");
        String table = arns.name(statement.table());
        String index = statement.index();
        TableKeys keys = tables.find(table);
        String partitionKey = keys == null ? null : keys.partitionKey(index);
        Optional<Set<String>> partitions = partitionKey == null
                ? Optional.empty()
                : statement.where().partitions(partitionKey, token -> text(token, parameters));
        if (statement.kind() == Kind.SELECT) {
            String whole = index == null ? "ALL_ATTRIBUTES" : "ALL_PROJECTED_ATTRIBUTES";
            context = context.with("dynamodb:Select", statement.selectsAll() ? whole : "SPECIFIC_ATTRIBUTES")
                    .with("dynamodb:FullTableScan", Boolean.toString(partitions.isEmpty()));
        } else if (partitions.isEmpty() && keys != null) {
            throw Refusal.validation("Where clause does not contain a mandatory equality on all key attributes");
        }
        if (statement.kind() == Kind.UPDATE || statement.kind() == Kind.DELETE) {
            String onFailure =
                    Members.text(input, "ReturnValuesOnConditionCheckFailure").orElse("NONE");
            context = context.with(
                    "dynamodb:ReturnValues", onFailure.equals("NONE") ? statement.returnValues() : onFailure);
        }
        context = ItemContext.leadingKeys(context, partitions.orElse(Set.of()));
        return new AccessRequest(
                statement.kind().action(),
                index == null ? arns.table(table) : arns.index(table, index),
                ItemContext.attributes(context, statement.attributes()));
    }

    private static String text(Token value, ArrayNode parameters) {
        return switch (value.kind()) {
            case STRING -> KeyText.string(value.text());
            case NUMBER -> KeyText.number(value.text());
            case PARAMETER -> {
                int place = Integer.parseInt(value.text());
                if (place >= parameters.size()) {
                    throw Refusal.validation("Number of parameters in request and statement don't match.");
                }
                yield KeyText.of(parameters.get(place));
            }
            default -> throw new IllegalStateException("not a value: " + value);
        };
    }
}
