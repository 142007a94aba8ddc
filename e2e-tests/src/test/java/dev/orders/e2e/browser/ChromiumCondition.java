package dev.orders.e2e.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Whether this machine has a Chromium. */
final class ChromiumCondition implements ExecutionCondition {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (executable().isPresent()) {
            return ConditionEvaluationResult.enabled("Chromium is installed");
        }
        String reason = "not run: no Chromium on the PATH (looked for " + NAMES + ")";
        if (Arrays.asList(System.getProperty("e2e.required", "").split(",")).contains("browser")) {
            throw new IllegalStateException(reason + ", and -De2e.required asks for it");
        }
        System.out.println("[WARNING] " + context.getDisplayName() + " " + reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    static Optional<Path> executable() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
