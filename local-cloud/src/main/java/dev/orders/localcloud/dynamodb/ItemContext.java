package dev.orders.localcloud.dynamodb;

import dev.orders.localcloud.policy.RequestContext;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * The condition keys that requests on items carry.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html">Service
 *     Authorization Reference: DynamoDB</a>
 */
final class ItemContext {

    private static final Set<String> SELECTS =
            Set.of("ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES", "SPECIFIC_ATTRIBUTES", "COUNT");

    private ItemContext() {}

    static RequestContext leadingKeys(RequestContext context, Set<String> leadingKeys) {
        return context.with("dynamodb:LeadingKeys", leadingKeys);
    }

    static RequestContext attributes(RequestContext context, Set<String> names) {
        return names.isEmpty() ? context : context.with("dynamodb:Attributes", names);
    }

    static RequestContext consumedCapacity(RequestContext context, ObjectNode input) {
        return context.with(
                "dynamodb:ReturnConsumedCapacity",
                Members.text(input, "ReturnConsumedCapacity").orElse("NONE"));
    }

    /** {@code Select} of a read that has no such parameter. */
    static RequestContext impliedSelect(RequestContext context, ObjectNode input) {
        return context.with("dynamodb:Select", isProjected(input) ? "SPECIFIC_ATTRIBUTES" : "ALL_ATTRIBUTES");
    }

    /** {@code Select} of Query and Scan; a projection that contradicts it is refused as DynamoDB does. */
    static RequestContext select(RequestContext context, ObjectNode input, String withoutProjection) {
        boolean projected = isProjected(input);
        String implied = projected ? "SPECIFIC_ATTRIBUTES" : withoutProjection;
        String select = Members.text(input, "Select").orElse(implied);
        if (!SELECTS.contains(select) || projected != select.equals("SPECIFIC_ATTRIBUTES")) {
            throw Refusal.validation("One or more parameter values were invalid: Select type " + select
                    + (projected ? " contradicts the projection" : " needs a projection or is unknown"));
        }
        return context.with("dynamodb:Select", select);
    }

    private static boolean isProjected(ObjectNode input) {
        return Members.has(input, "ProjectionExpression") || Members.has(input, "AttributesToGet");
    }

    /**
     * {@code ReturnValues} of a write. What comes back when a condition fails counts too: it shows the whole old item.
     */
    static RequestContext returnValues(RequestContext context, ObjectNode input) {
        String onFailure =
                Members.text(input, "ReturnValuesOnConditionCheckFailure").orElse("NONE");
        String returned = Members.text(input, "ReturnValues").orElse("NONE");
        return context.with("dynamodb:ReturnValues", onFailure.equals("NONE") ? returned : onFailure);
    }
}
