package dev.orders.e2e.terraform;

import dev.orders.e2e.environment.Capability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Whether the package of {@code asl-validator/package.json} is installed, and Node.js to run it. */
final class AslValidatorCondition implements ExecutionCondition {

    private static final Capability VALIDATOR = new Capability("asl-validator");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (!Files.isDirectory(Path.of("asl-validator", "node_modules", "asl-validator"))) {
            return VALIDATOR.missing(context, "npm ci --prefix e2e-tests/asl-validator has not been run");
        }
        return hasNode()
                ? ConditionEvaluationResult.enabled("asl-validator is installed")
                : VALIDATOR.missing(context, "no node on the PATH");
    }

    private static boolean hasNode() {
        try {
            return new ProcessBuilder("node", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noNode) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
