package dev.orders.e2e.image;

import dev.orders.e2e.environment.Capability;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Whether images that can run are there, and something to run them. */
final class ContainersCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Capability containers = new Capability("containers");
        if (!Docker.answers()) {
            return containers.missing(context, "no Docker engine answers");
        }
        boolean runnable = Image.SERVICES.stream()
                .allMatch(service -> Files.isRegularFile(Image.tar(service))
                        && Image.of(service).hasBase());
        return runnable
                ? ConditionEvaluationResult.enabled("images and an engine are there")
                : containers.missing(context, "no images with a base: build with -Pimages -Dimage.base=...");
    }
}
