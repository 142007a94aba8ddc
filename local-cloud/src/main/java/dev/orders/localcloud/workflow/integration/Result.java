package dev.orders.localcloud.workflow.integration;

import tools.jackson.databind.JsonNode;

/** How a call ended, as a state sees it. */
sealed interface Result {

    record Output(JsonNode value) implements Result {}

    record Failure(String error, String cause) implements Result {

        /** The longest cause of a failed task, in characters. */
        private static final int MAX_CAUSE = 32768;

        /** Whoever catches the error finds the document in its cause, as long as there is room. */
        static Failure with(String error, JsonNode document) {
            String cause = document.toString();
            return new Failure(error, cause.substring(0, Math.min(cause.length(), MAX_CAUSE)));
        }
    }
}
