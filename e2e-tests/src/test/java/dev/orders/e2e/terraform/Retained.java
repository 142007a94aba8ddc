package dev.orders.e2e.terraform;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What would keep a resource, or something of it, in spite of a destroy: attributes of Terraform's AWS provider. */
final class Retained {

    private static final Map<String, Predicate<JsonNode>> ATTRIBUTES = new TreeMap<>(Map.of(
            "deletion_protection", protection -> protection.asString().matches("true|ACTIVE"),
            "deletion_protection_enabled", JsonNode::asBoolean,
            "enable_deletion_protection", JsonNode::asBoolean,
            "skip_destroy", JsonNode::asBoolean,
            "retain_on_delete", JsonNode::asBoolean,
            // A secret's, and a key's: seven days are the fewest that KMS has.
            "recovery_window_in_days", days -> days.asInt() > 0,
            "deletion_window_in_days", days -> days.asInt() > 7));

    /** Types that are not deleted while something is in them, unless they are told to. */
    private static final List<String> CONTAINERS =
            List.of("aws_s3_bucket", "aws_ecr_repository", "aws_route53_zone", "aws_iam_user", "aws_backup_vault");

    private Retained() {}

    /** The reasons, of a resource in a plan of Terraform's that deletes it; empty where nothing is left. */
    static List<String> by(JsonNode resource) {
        if (CONTAINERS.contains(resource.get("type").asString())) {
            return List.of("may hold something");
        }
        JsonNode before = resource.at("/change/before");
        return ATTRIBUTES.entrySet().stream()
                .filter(attribute -> before.hasNonNull(attribute.getKey())
                        && attribute.getValue().test(before.get(attribute.getKey())))
                .map(attribute -> attribute.getKey() + " = " + before.get(attribute.getKey()))
                .toList();
    }
}
