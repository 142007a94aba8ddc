package dev.orders.localcloud.workflow.asl;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Task calls; in JSON its ARN.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html">Integrations</a>
 */
public sealed interface TaskResource {

    IntegrationPattern pattern();

    /** As the history's {@code resourceType} has it. */
    String resourceType();

    /** The action, without the pattern. */
    String action();

    /** As the history's {@code resource} has it: action and pattern. */
    default String resource() {
        return action() + pattern().suffix();
    }

    @JsonValue
    default String arn() {
        return "arn:aws:states:::" + resourceType() + ":" + resource();
    }

    /** Any operation of any service that the SDK has. */
    record AwsSdk(String service, String action, IntegrationPattern pattern) implements TaskResource {
        @Override
        public String resourceType() {
            return "aws-sdk:" + service;
        }
    }

    /** {@code lambda:invoke}: the answer has {@code Payload} as JSON. */
    record LambdaInvoke(IntegrationPattern pattern) implements TaskResource {
        @Override
        public String resourceType() {
            return "lambda";
        }

        @Override
        public String action() {
            return "invoke";
        }
    }

    /** {@code states:startExecution}. */
    record StartExecution(IntegrationPattern pattern) implements TaskResource {
        @Override
        public String resourceType() {
            return "states";
        }

        @Override
        public String action() {
            return "startExecution";
        }
    }

    /** @throws IllegalArgumentException for what nothing here executes */
    @JsonCreator
    static TaskResource parse(String arn) {
        return find(arn).orElseThrow(() -> new IllegalArgumentException("not an executed resource: " + arn));
    }

    static Optional<TaskResource> find(String arn) {
        Matcher parts = Arn.SHAPE.matcher(arn);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String suffix = parts.group("suffix") == null ? "" : parts.group("suffix");
        IntegrationPattern pattern = null;
        for (IntegrationPattern one : IntegrationPattern.values()) {
            pattern = one.suffix().equals(suffix) ? one : pattern;
        }
        if (pattern == null) {
            return Optional.empty();
        }
        boolean job = pattern.runsJob();
        String service = parts.group("service");
        String action = parts.group("action");
        return switch (service) {
            case "lambda" ->
                action.equals("invoke") && !job ? Optional.of(new LambdaInvoke(pattern)) : Optional.empty();
            case "states" ->
                action.equals("startExecution") ? Optional.of(new StartExecution(pattern)) : Optional.empty();
            default ->
                service.startsWith("aws-sdk:") && !job
                        ? Optional.of(new AwsSdk(service.substring("aws-sdk:".length()), action, pattern))
                        : Optional.empty();
        };
    }

    /** The shape of the ARNs. */
    final class Arn {
        static final Pattern SHAPE = Pattern.compile(
                "arn:aws:states:::(?<service>(?:aws-sdk:)?[a-z0-9]+):(?<action>[a-z][A-Za-z0-9]*)(?<suffix>\\.[A-Za-z]+(?::2)?)?");

        private Arn() {}
    }
}
