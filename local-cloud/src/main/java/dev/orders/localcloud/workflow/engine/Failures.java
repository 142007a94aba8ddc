package dev.orders.localcloud.workflow.engine;

import dev.orders.localcloud.workflow.asl.ErrorHandler;
import dev.orders.localcloud.workflow.asl.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What becomes of a state's error: the first retrier that names it tries again while it may, else the first catcher that
 * names it goes elsewhere, else the graph that the state is in has failed.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html">Error handling</a>
 */
final class Failures {

    private final Run run;
    private final Groups groups;

    Failures(Run run, Groups groups) {
        this.run = run;
        this.groups = groups;
    }

    void evaluationFailed(int id, StateFailedException failed) {
        Failure failure = explained(id, failed);
        groups.stop(id);
        fail(id, failure);
    }

    void fail(int id, Failure failure) {
        Frame frame = run.frame(id);
        State state = run.state(frame);
        if (failure.fatal()) {
            run.failExecution(failure, frame.previousEvent());
        } else if (!retry(frame, retriers(state), failure) && !caught(frame, catchers(state), failure)) {
            escalate(frame, failure);
        }
    }

    private void escalate(Frame frame, Failure failure) {
        if (frame.parent() == null) {
            run.failExecution(failure, frame.previousEvent());
        } else {
            groups.failed(frame);
            fail(frame.parent(), failure);
        }
    }

    /** Names the state and, where an expression is to blame, writes that down. */
    private Failure explained(int id, StateFailedException failed) {
        Frame frame = run.frame(id);
        String cause = "An error occurred while executing the state '%s' (entered at the event id #%d). %s"
                .formatted(frame.state(), frame.enteredEvent(), failed.failure().cause());
        if (!failed.location().isEmpty()) {
            ObjectNode details = Journal.failed(failed.failure().error(), cause)
                    .put("location", failed.location())
                    .put("state", frame.state());
            run.log(id, EventType.EvaluationFailed, details);
        }
        return Failure.of(failed.failure().error(), cause);
    }

    private boolean retry(Frame frame, List<ErrorHandler.Retrier> retriers, Failure failure) {
        for (int i = 0; i < retriers.size(); i++) {
            ErrorHandler.Retrier retrier = retriers.get(i);
            if (failure.matches(retrier)) {
                int tried = frame.retries().isEmpty() ? 0 : frame.retries().get(i);
                if (tried >= retrier.maxAttempts()) {
                    return false;
                }
                List<Integer> counters = new ArrayList<>(
                        frame.retries().isEmpty() ? Collections.nCopies(retriers.size(), 0) : frame.retries());
                counters.set(i, tried + 1);
                Instant at = run.now().plus(delay(retrier, tried));
                Frame waiting = frame.retrying(List.copyOf(counters)).waitingFor(new Waiting.Retry(at));
                run.put(waiting);
                run.effect(new Effect.Timer(waiting.id(), waiting.attempt(), Effect.Timer.Kind.RETRY, at));
                return true;
            }
        }
        return false;
    }

    private Duration delay(ErrorHandler.Retrier retrier, int tried) {
        double seconds = retrier.intervalSeconds() * Math.pow(retrier.backoffRate(), tried);
        double most = retrier.maxDelaySeconds() == null ? 99_999_999 : retrier.maxDelaySeconds();
        double bounded = Math.min(seconds, most);
        return Duration.ofMillis(
                Math.round(1000 * (retrier.fullJitter() ? bounded * run.random().nextDouble() : bounded)));
    }

    private boolean caught(Frame frame, List<ErrorHandler.Catcher> catchers, Failure failure) {
        for (int i = 0; i < catchers.size(); i++) {
            ErrorHandler.Catcher catcher = catchers.get(i);
            if (failure.matches(catcher)) {
                goOn(frame, catcher, "Catch[" + i + "]/", errorOutput(failure));
                return true;
            }
        }
        return false;
    }

    /** An error in the catcher itself is nobody's to catch here. */
    private void goOn(Frame frame, ErrorHandler.Catcher catcher, String field, ObjectNode error) {
        try {
            Evaluation evaluation = run.evaluation(frame, Map.of("errorOutput", error), null);
            JsonNode output = evaluation.valueOr(catcher.output(), field + "Output", error);
            run.visits()
                    .exit(
                            frame.id(),
                            output,
                            run.visits().assigned(evaluation, catcher.assign(), field + "Assign"),
                            catcher.next());
        } catch (StateFailedException failed) {
            Failure failure = explained(frame.id(), failed);
            escalate(run.frame(frame.id()), failure);
        }
    }

    private static ObjectNode errorOutput(Failure failure) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("Error", orEmpty(failure.error()))
                .put("Cause", orEmpty(failure.cause()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static List<ErrorHandler.Retrier> retriers(State state) {
        return switch (state) {
            case State.Task task -> task.retry();
            case State.Parallel parallel -> parallel.retry();
            case State.InlineMap map -> map.retry();
            default -> List.of();
        };
    }

    private static List<ErrorHandler.Catcher> catchers(State state) {
        return switch (state) {
            case State.Task task -> task.catches();
            case State.Parallel parallel -> parallel.catches();
            case State.InlineMap map -> map.catches();
            default -> List.of();
        };
    }
}
