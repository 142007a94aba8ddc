package dev.orders.localcloud.workflow.engine;

import dev.orders.localcloud.workflow.asl.IntegrationPattern;
import dev.orders.localcloud.workflow.asl.State;
import dev.orders.localcloud.workflow.asl.TaskResource;
import dev.orders.localcloud.workflow.asl.Template;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The calls of Task states, and what comes back.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html">Integration patterns</a>
 */
final class Tasks {

    private static final long LONGEST = 99_999_999;

    private final Run run;
    private final TokenSource tokens;

    Tasks(Run run, TokenSource tokens) {
        this.run = run;
        this.tokens = tokens;
    }

    void call(Frame frame, State.Task task) {
        int attempt = frame.attempt() + 1;
        TaskResource resource = task.resource();
        String token = resource.pattern() == IntegrationPattern.WAIT_FOR_TASK_TOKEN
                ? tokens.token(run.execution(), frame.id(), attempt)
                : null;
        Evaluation evaluation = run.evaluation(frame, Map.of(), token);
        JsonNode arguments = evaluation.valueOr(task.arguments(), "Arguments", frame.input());
        String parameters = Sizes.check(task.name(), arguments);
        Long timeout = seconds(evaluation, task.timeoutSeconds(), "TimeoutSeconds");
        Long heartbeat = seconds(evaluation, task.heartbeatSeconds(), "HeartbeatSeconds");
        run.log(frame.id(), EventType.TaskScheduled, scheduled(resource, parameters, timeout, heartbeat));
        run.log(frame.id(), EventType.TaskStarted, about(resource));
        Waiting.Answer waiting =
                new Waiting.Answer(false, arguments, token, later(timeout), heartbeat, later(heartbeat), null);
        Frame called = run.frame(frame.id()).waitingFor(waiting);
        run.put(called);
        effects(called, waiting, resource).forEach(run::effect);
    }

    /** What a frame that waits for an answer wants done. */
    static List<Effect> effects(Frame frame, Waiting.Answer waiting, TaskResource resource) {
        List<Effect> effects = new ArrayList<>();
        int id = frame.id();
        int attempt = frame.attempt();
        if (waiting.timeout() != null) {
            effects.add(new Effect.Timer(id, attempt, Effect.Timer.Kind.TASK_TIMEOUT, waiting.timeout()));
        }
        if (waiting.heartbeat() != null) {
            effects.add(new Effect.Timer(id, attempt, Effect.Timer.Kind.HEARTBEAT, waiting.heartbeat()));
        }
        if (!waiting.submitted() && waiting.arguments() != null) {
            effects.add(
                    new Effect.Call(id, attempt, frame.state(), resource, waiting.arguments(), waiting.taskToken()));
        }
        if (waiting.job() != null) {
            effects.add(new Effect.Follow(id, attempt, resource, waiting.job()));
        }
        return effects;
    }

    /** The call itself answered. */
    void answered(Frame frame, Waiting.Answer waiting, TaskResource resource, JsonNode output) {
        if (waiting.submitted()) {
            return;
        }
        if (!resource.pattern().waits()) {
            succeeded(frame, resource, output);
            return;
        }
        String text = output.toString();
        if (!Sizes.fits(text)) {
            failed(frame, resource, Failure.DATA_LIMIT, Sizes.tooLargeCause(frame.state()));
            return;
        }
        run.log(frame.id(), EventType.TaskSubmitted, Journal.output(text).setAll(about(resource)));
        JsonNode job = resource.pattern().runsJob() ? output : null;
        run.put(run.frame(frame.id()).still(waiting.submitted(job)));
        if (job != null) {
            run.effect(new Effect.Follow(frame.id(), frame.attempt(), resource, job));
        }
    }

    void succeeded(Frame frame, TaskResource resource, JsonNode output) {
        String text = output.toString();
        if (!Sizes.fits(text)) {
            failed(frame, resource, Failure.DATA_LIMIT, Sizes.tooLargeCause(frame.state()));
            return;
        }
        run.log(frame.id(), EventType.TaskSucceeded, Journal.output(text).setAll(about(resource)));
        run.put(run.frame(frame.id()).still(new Waiting.Turn()));
        run.guarded(frame.id(), () -> run.visits().complete(frame.id(), output));
    }

    void failed(Frame frame, TaskResource resource, @Nullable String error, @Nullable String cause) {
        run.log(frame.id(), EventType.TaskFailed, Journal.failed(error, cause).setAll(about(resource)));
        over(frame);
        run.fail(frame.id(), Failure.of(error, cause));
    }

    void timedOut(Frame frame, TaskResource resource, boolean heartbeat) {
        run.log(
                frame.id(),
                EventType.TaskTimedOut,
                Journal.failed(Failure.TIMEOUT, null).setAll(about(resource)));
        run.abandon(frame);
        over(frame);
        run.fail(frame.id(), new Failure(Failure.TIMEOUT, null, heartbeat));
    }

    void beat(Frame frame, Waiting.Answer waiting) {
        if (waiting.heartbeatSeconds() == null) {
            return;
        }
        Instant next = run.now().plusSeconds(waiting.heartbeatSeconds());
        run.put(frame.still(waiting.beating(next)));
        run.effect(new Effect.Timer(frame.id(), frame.attempt(), Effect.Timer.Kind.HEARTBEAT, next));
    }

    /** It waits for nothing now; what comes for this attempt comes too late. */
    private void over(Frame frame) {
        run.put(run.frame(frame.id()).waitingFor(new Waiting.Turn()));
    }

    private @Nullable Instant later(@Nullable Long seconds) {
        return seconds == null ? null : run.now().plusSeconds(seconds);
    }

    private static @Nullable Long seconds(Evaluation evaluation, @Nullable Template template, String field) {
        return template == null ? null : evaluation.whole(template, field, 1, LONGEST);
    }

    private ObjectNode scheduled(
            TaskResource resource, String parameters, @Nullable Long timeout, @Nullable Long heartbeat) {
        ObjectNode details =
                about(resource).put("region", run.execution().region()).put("parameters", parameters);
        if (timeout != null) {
            details.put("timeoutInSeconds", timeout.intValue());
        }
        return heartbeat == null ? details : details.put("heartbeatInSeconds", heartbeat.intValue());
    }

    private static ObjectNode about(TaskResource resource) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", resource.resourceType())
                .put("resource", resource.resource());
    }
}
