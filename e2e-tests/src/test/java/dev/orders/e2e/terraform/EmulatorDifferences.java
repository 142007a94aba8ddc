package dev.orders.e2e.terraform;

import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What a second plan would change after an apply to the emulator: nothing that AWS would answer for. */
final class EmulatorDifferences {

    /** Resource type and attribute to the reason why the emulator answers another value than it was given. */
    static final Map<String, String> EXPECTED = Map.ofEntries(
            Map.entry("aws_cognito_user_pool_domain.managed_login_version", "moto doesn't keep it"),
            Map.entry("aws_kinesis_stream.tags_all", "moto doesn't keep the tags that a stream is made with"),
            Map.entry("aws_sesv2_email_identity.tags_all", "moto doesn't keep the tags that an identity is made with"),
            Map.entry("aws_ecs_service.availability_zone_rebalancing", "moto doesn't know it"),
            Map.entry("aws_ecs_service.enable_ecs_managed_tags", "moto answers false"),
            Map.entry("aws_ecs_service.health_check_grace_period_seconds", "moto doesn't keep it"),
            Map.entry("aws_vpc_security_group_egress_rule.description", "moto loses it where the peer is a group"),
            Map.entry("aws_vpc_security_group_ingress_rule.description", "moto loses it where the peer is a group"));

    private EmulatorDifferences() {}

    /** Resource type and attribute of every change of a plan, or the type and the action where it isn't an update. */
    static TreeSet<String> of(JsonNode plan) {
        TreeSet<String> differences = new TreeSet<>();
        for (JsonNode resource : plan.path("resource_changes")) {
            JsonNode change = resource.get("change");
            String actions = Rendering.normal(change.get("actions"));
            String type = resource.get("type").asString();
            if (actions.equals("[\"update\"]")) {
                change.get("after").properties().forEach(attribute -> {
                    if (!attribute.getValue().equals(change.get("before").get(attribute.getKey()))) {
                        differences.add(type + "." + attribute.getKey());
                    }
                });
            } else if (!actions.equals("[\"no-op\"]")) {
                differences.add(resource.get("address").asString() + " " + actions);
            }
        }
        return differences;
    }
}
