package dev.orders.localcloud.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The Runtime API of the environments, from which a runtime fetches events and where it answers them. Whoever names no
 * environment is refused, without a word in any log.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Using the Lambda runtime API</a>
 */
final class RuntimeApiPages {

    /** As on AWS, a few bytes more than an event may have. */
    static final int MAX_ANSWER_BYTES = 6 * 1024 * 1024 + 100;

    /** Longer than credentials, and so an environment, are good for. */
    private static final Duration WAITS = Duration.ofDays(1);

    private static final String OK = "{\"status\":\"OK\"}";

    private final RuntimeApis environments;

    RuntimeApiPages(RuntimeApis environments) {
        this.environments = environments;
    }

    /** Waits without a thread: there may be more environments than this machine has processors. */
    ServerResponse next(ServerRequest request) {
        return environments
                .find(request.pathVariable("environment"))
                .map(environment -> ServerResponse.async(
                        environment.next().handle((event, ended) -> event == null ? nobody() : event(event)), WAITS))
                .orElseGet(RuntimeApiPages::nobody);
    }

    ServerResponse response(ServerRequest request) throws IOException {
        return finished(request, Outcome::answered);
    }

    ServerResponse error(ServerRequest request) throws IOException {
        return finished(request, Outcome::failed);
    }

    ServerResponse initError(ServerRequest request) throws IOException {
        byte[] error = body(request);
        return environments
                .find(request.pathVariable("environment"))
                .map(environment -> {
                    environment.initFailed(error);
                    return ServerResponse.accepted()
                            .contentType(MediaType.APPLICATION_JSON)
                            .body(OK);
                })
                .orElseGet(RuntimeApiPages::nobody);
    }

    ServerResponse nothing(ServerRequest request) {
        return nobody();
    }

    private ServerResponse finished(ServerRequest request, Function<byte[], Outcome> outcome) throws IOException {
        ExecutionEnvironment environment =
                environments.find(request.pathVariable("environment")).orElse(null);
        if (environment == null) {
            return nobody();
        }
        byte[] body = body(request);
        boolean tooLarge = body.length > MAX_ANSWER_BYTES;
        boolean taken = environment.finished(
                request.pathVariable("requestId"), tooLarge ? Outcome.tooLarge(MAX_ANSWER_BYTES) : outcome.apply(body));
        HttpStatus status =
                !taken ? HttpStatus.BAD_REQUEST : tooLarge ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.ACCEPTED;
        return ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(taken && !tooLarge ? OK : "{\"errorType\":\"InvalidRequestID\"}");
    }

    private static ServerResponse event(Event event) {
        ServerResponse.BodyBuilder answer = ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Lambda-Runtime-Aws-Request-Id", event.requestId())
                .header(
                        "Lambda-Runtime-Deadline-Ms",
                        String.valueOf(event.deadline().toEpochMilli()))
                .header("Lambda-Runtime-Invoked-Function-Arn", event.functionArn())
                .header("Lambda-Runtime-Trace-Id", event.traceId());
        if (event.clientContext() != null) {
            answer.header("Lambda-Runtime-Client-Context", event.clientContext());
        }
        return answer.body(event.payload());
    }

    /** At most one byte more than an answer may have: the rest of a longer one is never read. */
    private static byte[] body(ServerRequest request) throws IOException {
        try (InputStream in = request.servletRequest().getInputStream()) {
            return in.readNBytes(MAX_ANSWER_BYTES + 1);
        }
    }

    private static ServerResponse nobody() {
        return ServerResponse.status(HttpStatus.FORBIDDEN).build();
    }
}
