package dev.orders.localcloud.workflow.engine;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/**
 * What data may weigh, as UTF-8.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Quotas</a>
 */
final class Sizes {

    private static final int DATA = 262_144;
    private static final long VARIABLES = 10L * 1024 * 1024;

    private Sizes() {}

    static boolean fits(String text) {
        return text.length() <= DATA / 3 || bytes(text) <= DATA;
    }

    /** @return the value as text */
    static String check(String state, JsonNode value) {
        String text = value.toString();
        if (!fits(text)) {
            throw tooLarge(state);
        }
        return text;
    }

    static void checkVariables(long total) {
        if (total > VARIABLES) {
            throw StateFailedException.of(
                    Failure.DATA_LIMIT,
                    "The variables of the execution exceed the maximum number of bytes service limit.");
        }
    }

    static StateFailedException tooLarge(String state) {
        return StateFailedException.of(Failure.DATA_LIMIT, tooLargeCause(state));
    }

    static String tooLargeCause(String state) {
        return "The state/task '" + state
                + "' returned a result with a size exceeding the maximum number of bytes service limit.";
    }

    static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
