package dev.orders.localcloud.gateway.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The paths that lead to one place: members and indexes. Wildcards, slices, filters and deep scans are not executed. */
final class JsonPath {

    private static final Pattern STEP =
            Pattern.compile("\\.([A-Za-z_][A-Za-z0-9_-]*)|\\['([^'\\\\]+)']|\\[\"([^\"\\\\]+)\"]|\\[(\\d{1,9})]");

    private final List<Step> steps;

    private JsonPath(List<Step> steps) {
        this.steps = steps;
    }

    private sealed interface Step {
        record Member(String name) implements Step {}

        record Index(int index) implements Step {}
    }

    /** @throws TemplateException for any other path */
    static JsonPath parse(String text) {
        List<Step> steps = new ArrayList<>();
        Matcher step = STEP.matcher(text);
        int at = 1;
        while (text.startsWith("$") && at < text.length()) {
            if (!step.find(at) || step.start() != at) {
                break;
            }
            steps.add(step(step));
            at = step.end();
        }
        if (!text.startsWith("$") || at < text.length()) {
            throw new TemplateException("the JSON path '" + text + "' is not executed");
        }
        return new JsonPath(List.copyOf(steps));
    }

    private static Step step(Matcher step) {
        if (step.group(4) != null) {
            return new Step.Index(Integer.parseInt(step.group(4)));
        }
        for (int group = 1; group < 3; group++) {
            if (step.group(group) != null) {
                return new Step.Member(step.group(group));
            }
        }
        return new Step.Member(step.group(3));
    }

    /** What is there; null where nothing is, or JSON's null. */
    @Nullable
    JsonNode of(JsonNode document) {
        JsonNode node = document;
        for (Step step : steps) {
            node = switch (step) {
                case Step.Member member -> node.isObject() ? node.path(member.name()) : node.path(-1);
                case Step.Index index -> node.path(index.index());
            };
        }
        return node.isMissingNode() || node.isNull() ? null : node;
    }
}
