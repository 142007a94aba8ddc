package dev.orders.e2e.image;

import dev.orders.e2e.environment.Capability;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Whether the build made an image of every container service. */
final class ImagesCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Image.SERVICES.stream().allMatch(service -> Files.isRegularFile(Image.tar(service)))
                ? ConditionEvaluationResult.enabled("the images are there")
                : new Capability("images").missing(context, "no images: build with -Pimages -Dimage.base=scratch");
    }
}
