package dev.orders.localcloud.lambda;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * How an event ended in its environment.
 *
 * @param payload the handler's answer, or the error's document
 * @param usable whether the environment can take another event
 */
record Outcome(byte[] payload, boolean failed, boolean usable) {

    /** The JDK gives a process that a signal ended this and the signal as its exit code. */
    private static final int FIRST_SIGNAL = 128;

    static Outcome answered(byte[] payload) {
        return new Outcome(payload, false, true);
    }

    /** The handler threw: its runtime says what, and takes the next event. */
    static Outcome failed(byte[] error) {
        return new Outcome(error, true, true);
    }

    static Outcome neverStarted(byte[] error) {
        return new Outcome(error, true, false);
    }

    static Outcome tooLarge(int most) {
        return new Outcome(
                error(
                        "Function.ResponseSizeTooLarge",
                        "Response payload size exceeded maximum allowed payload size (%d bytes).".formatted(most)),
                true,
                true);
    }

    static Outcome timedOut(String requestId, Duration after) {
        return new Outcome(
                error(
                        "Sandbox.Timedout",
                        String.format(
                                Locale.ROOT,
                                "RequestId: %s Error: Task timed out after %.2f seconds",
                                requestId,
                                after.toMillis() / 1000.0)),
                true,
                false);
    }

    static Outcome exited(String requestId, int code) {
        return new Outcome(
                error("Runtime.ExitError", "RequestId: %s Error: Runtime exited %s".formatted(requestId, reason(code))),
                true,
                false);
    }

    private static String reason(int code) {
        if (code == 0) {
            return "without providing a reason";
        }
        return code == FIRST_SIGNAL + 9
                ? "with error: signal: killed"
                : code > FIRST_SIGNAL
                        ? "with error: signal: " + (code - FIRST_SIGNAL)
                        : "with error: exit status " + code;
    }

    private static byte[] error(String type, String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("errorType", type)
                .put("errorMessage", message)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The error's document. */
    String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /** What the error calls itself; empty when it doesn't. */
    String errorType() {
        try {
            return JsonMapper.shared().readTree(payload).path("errorType").asString("");
        } catch (JacksonException noDocument) {
            return "";
        }
    }
}
