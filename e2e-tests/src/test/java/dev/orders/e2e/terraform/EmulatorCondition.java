package dev.orders.e2e.terraform;

import dev.orders.e2e.environment.Capability;
import java.io.IOException;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Whether this machine's Python has moto's server. */
final class EmulatorCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return hasMoto()
                ? ConditionEvaluationResult.enabled("moto is installed")
                : new Capability("emulator").missing(context, "python3 has no moto (pip install 'moto[server]')");
    }

    private static boolean hasMoto() {
        try {
            return new ProcessBuilder("python3", "-c", "import flask, flask_cors, moto")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noPython) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
