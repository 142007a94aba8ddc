package dev.orders.e2e.environment;

import java.util.Arrays;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Something that a machine may lack: its tests are then skipped, named and counted; or fail, where they are required. */
public record Capability(String name) {

    /**
     * What becomes of tests that this machine can't run.
     *
     * @throws IllegalStateException when {@code -De2e.required} has the capability
     */
    public ConditionEvaluationResult missing(ExtensionContext context, String lack) {
        return missing(context.getDisplayName(), lack);
    }

    ConditionEvaluationResult missing(String test, String lack) {
        String reason = "not run: " + lack;
        if (Arrays.asList(System.getProperty("e2e.required", "").split(",")).contains(name)) {
            throw new IllegalStateException(reason + ", and -De2e.required asks for it");
        }
        System.out.println("[WARNING] " + test + " " + reason);
        return ConditionEvaluationResult.disabled(reason);
    }
}
