package dev.orders.localcloud.workflow.integration;

import tools.jackson.databind.JsonNode;

/** How a call ended, as a state sees it. */
sealed interface Result {

    record Output(JsonNode value) implements Result {}

    record Failure(String error, String cause) implements Result {}
}
