package dev.orders.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The Runtime API as a runtime sees it, or somebody who guesses. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = LambdaCloud.class)
class RuntimeApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private RuntimeApis environments;

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/runtime/" + path));
    }

    private HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return client.send(request(path).POST(BodyPublishers.ofString("{}")).build(), BodyHandlers.ofString());
    }

    private ExecutionEnvironment environment(String id) {
        FunctionLog log = new FunctionLog(InstantSource.system());
        ExecutionEnvironment environment =
                new ExecutionEnvironment(id, "stream", Instant.MAX, new EnvironmentOutput(log, line -> {}));
        environments.add(environment);
        return environment;
    }

    @ParameterizedTest
    @CsvSource({
        "GET, guessed/2018-06-01/runtime/invocation/next",
        "POST, guessed/2018-06-01/runtime/invocation/1/response",
        "POST, guessed/2018-06-01/runtime/invocation/1/error",
        "POST, guessed/2018-06-01/runtime/init/error",
        "GET, 2018-06-01/runtime/invocation/next",
        "GET, a/b/c"
    })
    void refusesWhoNamesNoEnvironment(String method, String path) throws IOException, InterruptedException {
        HttpResponse<String> refused = client.send(
                request(path).method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).isEmpty();
    }

    @Test
    void refusesAnAnswerToAnEventThatTheEnvironmentDoesNotHave() throws IOException, InterruptedException {
        environment("answers-too-much");

        assertThat(post("answers-too-much/2018-06-01/runtime/invocation/1/response")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void servesOthersWhileManyEnvironmentsWait() throws IOException, InterruptedException {
        List<CompletableFuture<HttpResponse<String>>> waiting = IntStream.range(0, 40)
                .mapToObj(i -> {
                    environment("waits-" + i);
                    return client.sendAsync(
                            request("waits-" + i + "/2018-06-01/runtime/invocation/next")
                                    .build(),
                            BodyHandlers.ofString());
                })
                .toList();

        HttpRequest other = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/runtime/x"))
                .timeout(Duration.ofSeconds(10))
                .build();
        assertThat(client.send(other, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
        assertThat(waiting).noneMatch(CompletableFuture::isDone);

        ExecutionEnvironment first = environments.find("waits-0").orElseThrow();
        assertThat(first.awaitReady("request", Duration.ofSeconds(10))).isNull();
        first.run(event("request"), Duration.ZERO);
        HttpResponse<String> event = waiting.getFirst().join();
        assertThat(event.statusCode()).isEqualTo(200);
        assertThat(event.body()).isEqualTo("{}");
        assertThat(event.headers().firstValue("Lambda-Runtime-Aws-Request-Id")).hasValue("request");
        assertThat(event.headers().firstValue("Lambda-Runtime-Deadline-Ms")).hasValue("1000");
        assertThat(event.headers().firstValue("Lambda-Runtime-Trace-Id")).hasValue("Root=1-2-3");
        assertThat(post("waits-0/2018-06-01/runtime/invocation/request/response")
                        .statusCode())
                .as("an answer after the time is over")
                .isEqualTo(400);
        waiting.forEach(next -> next.cancel(true));
    }

    private static Event event(String requestId) {
        return new Event(requestId, "arn", Instant.ofEpochSecond(1), "Root=1-2-3", null, "{}".getBytes());
    }
}
