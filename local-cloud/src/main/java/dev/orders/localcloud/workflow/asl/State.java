package dev.orders.localcloud.workflow.asl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One state. Where {@code next} is absent the state ends its graph.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/workflow-states.html">States</a>
 */
public sealed interface State {

    String name();

    /** As it is in the document, and before {@code StateEntered} in the history. */
    String type();

    record Task(
            String name,
            @Nullable String next,
            TaskResource resource,
            @Nullable Template arguments,
            @Nullable Template output,
            @Nullable Template assign,
            @Nullable Template timeoutSeconds,
            @Nullable Template heartbeatSeconds,
            List<ErrorHandler.Retrier> retry,
            List<ErrorHandler.Catcher> catches)
            implements State {
        @Override
        public String type() {
            return "Task";
        }
    }

    record Choice(
            String name,
            List<Rule> choices,
            @Nullable String defaultNext,
            @Nullable Template output,
            @Nullable Template assign)
            implements State {
        @Override
        public String type() {
            return "Choice";
        }
    }

    /** The output and assignments of a rule that matches; those of the state itself are for its default. */
    record Rule(
            Template condition,
            String next,
            @Nullable Template output,
            @Nullable Template assign) {}

    record Pass(
            String name,
            @Nullable String next,
            @Nullable Template output,
            @Nullable Template assign) implements State {
        @Override
        public String type() {
            return "Pass";
        }
    }

    /** Exactly one of seconds and timestamp is there. */
    record Wait(
            String name,
            @Nullable String next,
            @Nullable Template seconds,
            @Nullable Template timestamp,
            @Nullable Template output,
            @Nullable Template assign)
            implements State {
        @Override
        public String type() {
            return "Wait";
        }
    }

    record Succeed(String name, @Nullable Template output) implements State {
        @Override
        public String type() {
            return "Succeed";
        }
    }

    record Fail(
            String name, @Nullable Template error, @Nullable Template cause) implements State {
        @Override
        public String type() {
            return "Fail";
        }
    }

    record Parallel(
            String name,
            @Nullable String next,
            List<States> branches,
            @Nullable Template arguments,
            @Nullable Template output,
            @Nullable Template assign,
            List<ErrorHandler.Retrier> retry,
            List<ErrorHandler.Catcher> catches)
            implements State {
        @Override
        public String type() {
            return "Parallel";
        }
    }

    /** A Map that runs its items in this execution (mode INLINE). */
    record InlineMap(
            String name,
            @Nullable String next,
            States processor,
            @Nullable Template items,
            @Nullable Template itemSelector,
            @Nullable Template maxConcurrency,
            @Nullable Template output,
            @Nullable Template assign,
            List<ErrorHandler.Retrier> retry,
            List<ErrorHandler.Catcher> catches)
            implements State {
        @Override
        public String type() {
            return "Map";
        }
    }
}
