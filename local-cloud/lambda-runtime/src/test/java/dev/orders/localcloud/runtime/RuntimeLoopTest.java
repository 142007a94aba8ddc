package dev.orders.localcloud.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimeLoopTest {

    private final FakeRuntimeApi api = new FakeRuntimeApi();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @AfterEach
    void stop() {
        api.close();
    }

    private int run(String handler) {
        FunctionSettings function =
                new FunctionSettings(api.authority(), handler, "sums", "1", 512, "/aws/lambda/sums", "stream");
        return new RuntimeLoop(
                        function,
                        new RuntimeApi(function.runtimeApi()),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        InstantSource.fixed(Instant.ofEpochSecond(1)))
                .run();
    }

    private int run(Class<?> handler) {
        return run(handler.getName());
    }

    private FakeRuntimeApi.Posted onlyPost() {
        assertThat(api.posted).hasSize(1);
        return api.posted.getFirst();
    }

    public static final class Sum implements RequestHandler<List<Integer>, Map<String, Integer>> {
        @Override
        public Map<String, Integer> handleRequest(List<Integer> numbers, Context context) {
            context.getLogger().log("summing up " + numbers.size());
            return Map.of("sum", numbers.stream().mapToInt(Integer::intValue).sum());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "::handleRequest"})
    void answersEventAfterEventUntilTheRuntimeApiIsGone(String method) {
        api.event("[1, 2]").event("[3]");

        assertThat(run(Sum.class.getName() + method)).isZero();
        assertThat(api.posted)
                .containsExactly(
                        new FakeRuntimeApi.Posted("invocation/request-1/response", "", "{\"sum\":3}"),
                        new FakeRuntimeApi.Posted("invocation/request-2/response", "", "{\"sum\":3}"));
    }

    @Test
    void saysInTheLogWhereAnInvocationEnds() {
        api.event("[1, 2]");
        run(Sum.class);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("summing up 2\n\u001erequest-1\n");
    }

    public static final class Shout implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream in, OutputStream to, Context context) throws IOException {
            to.write(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .toUpperCase(java.util.Locale.ROOT)
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void streamsAsTheyAre() {
        api.event("\"a\"");
        run(Shout.class);

        assertThat(onlyPost().body()).isEqualTo("\"A\"");
    }

    record Told(
            String id,
            String name,
            String version,
            String arn,
            int left,
            int memory,
            String log,
            String trace,
            String property) {}

    public static final class Tells implements RequestHandler<Object, Told> {
        @Override
        public Told handleRequest(Object event, Context context) {
            return new Told(
                    context.getAwsRequestId(),
                    context.getFunctionName(),
                    context.getFunctionVersion(),
                    context.getInvokedFunctionArn(),
                    context.getRemainingTimeInMillis(),
                    context.getMemoryLimitInMB(),
                    context.getLogGroupName() + "/" + context.getLogStreamName(),
                    context.getXrayTraceId(),
                    System.getProperty("com.amazonaws.xray.traceHeader"));
        }
    }

    @Test
    void tellsTheHandlerAboutItsInvocation() {
        api.event("{}").header("Lambda-Runtime-Trace-Id", "Root=1-2-3");
        run(Tells.class);

        assertThat(onlyPost().body())
                .contains("\"id\":\"request-1\"", "\"name\":\"sums\"", "\"version\":\"1\"", FakeRuntimeApi.ARN)
                .contains("\"left\":60000", "\"memory\":512", "/aws/lambda/sums/stream")
                .contains("\"trace\":\"Root=1-2-3\"", "\"property\":\"Root=1-2-3\"");
    }

    public static final class TellsCaller implements RequestHandler<Object, String> {
        @Override
        public String handleRequest(Object event, Context context) {
            var client = context.getClientContext();
            return client == null
                    ? "nobody"
                    : client.getClient().getAppTitle() + " " + client.getCustom() + " " + client.getEnvironment();
        }
    }

    @Test
    void givesTheClientContextThatTheCallerSent() {
        api.event("{}").header("Lambda-Runtime-Client-Context", """
                {"client": {"app_title": "till"}, "custom": {"a": "b"}}""");
        run(TellsCaller.class);

        assertThat(onlyPost().body()).isEqualTo("\"till {a=b} {}\"");
    }

    @Test
    void hasNoClientContextWhenNoneWasSent() {
        api.event("{}");
        run(TellsCaller.class);

        assertThat(onlyPost().body()).isEqualTo("\"nobody\"");
    }

    public static final class Throws implements RequestHandler<Map<String, String>, Object> {
        @Override
        public Object handleRequest(Map<String, String> event, Context context) {
            throw new IllegalStateException("no price", new IOException("closed"));
        }
    }

    @Test
    void reportsWhatTheHandlerThrew() {
        api.event("{}").event("{}");

        assertThat(run(Throws.class)).as("and takes the next event").isZero();
        assertThat(api.posted).hasSize(2);
        FakeRuntimeApi.Posted first = api.posted.getFirst();
        assertThat(first.path()).isEqualTo("invocation/request-1/error");
        assertThat(first.errorType()).isEqualTo("Runtime.UserException");
        assertThat(first.body())
                .startsWith(
                        "{\"errorMessage\":\"no price\",\"errorType\":\"java.lang.IllegalStateException\",\"stackTrace\":[")
                .contains("Throws.handleRequest(RuntimeLoopTest.java:")
                .contains("\"cause\":{\"errorMessage\":\"closed\"");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("java.lang.IllegalStateException: no price", "\tat ");
    }

    @Test
    void anEventThatIsNotWhatTheHandlerTakesIsItsError() {
        api.event("[1]");
        run(Throws.class);

        assertThat(onlyPost().path()).endsWith("/error");
    }

    public static final class RunsOut implements RequestHandler<Object, Object> {
        @Override
        public Object handleRequest(Object event, Context context) {
            throw new OutOfMemoryError("so they say");
        }
    }

    @Test
    void endsAfterAFailureOfTheMachineItself() {
        api.event("{}").event("{}");

        assertThat(run(RunsOut.class)).isEqualTo(1);
        assertThat(onlyPost().body()).contains("java.lang.OutOfMemoryError");
    }

    @Test
    void anAnswerThatIsTooLargeIsNoReasonToEnd() {
        api.event("[1]").event("[2]").answering(413);

        assertThat(run(Sum.class)).isZero();
        assertThat(api.posted).hasSize(2);
    }

    public static final class CannotStart implements RequestHandler<Object, Object> {
        public CannotStart() {
            throw new IllegalStateException("no table");
        }

        @Override
        public Object handleRequest(Object event, Context context) {
            return "never";
        }
    }

    public static final class Neither implements Function<String, String> {
        @Override
        public String apply(String event) {
            return event;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dev.orders.Missing, java.lang.ClassNotFoundException, Class not found: dev.orders.Missing",
        "dev.orders.localcloud.runtime.RuntimeLoopTest$CannotStart, java.lang.IllegalStateException, no table",
        "dev.orders.localcloud.runtime.RuntimeLoopTest$Neither, Runtime.NotExecuted, is neither",
        "dev.orders.localcloud.runtime.RuntimeLoopTest$Sum::sum, Runtime.NotExecuted, by Lambda's interfaces alone",
        "a::b::c, java.lang.IllegalArgumentException, Invalid handler"
    })
    void asksForNoEventWithoutAHandler(String handler, String type, String message) {
        api.event("{}");

        assertThat(run(handler)).isEqualTo(1);
        FakeRuntimeApi.Posted post = onlyPost();
        assertThat(post.path()).isEqualTo("init/error");
        assertThat(post.errorType()).isEqualTo("Runtime.BadFunctionCode");
        assertThat(post.body()).contains("\"errorType\":\"" + type + "\"").contains(message);
    }

    public static final class Counts implements RequestHandler<KinesisEvent, StreamsEventResponse> {
        @Override
        public StreamsEventResponse handleRequest(KinesisEvent event, Context context) {
            return new StreamsEventResponse(event.getRecords().stream()
                    .filter(record -> record.getKinesis().getData().remaining() == 2)
                    .map(record -> new BatchItemFailure(record.getKinesis().getSequenceNumber()))
                    .toList());
        }
    }

    @Test
    void readsAndWritesTheEventsOfStreamsAsAwsSpellsThem() {
        api.event("""
                {"Records": [{"eventID": "shardId-0:7", "eventSource": "aws:kinesis", "kinesis": {
                  "sequenceNumber": "7", "partitionKey": "a", "data": "e30=", "kinesisSchemaVersion": "1.0",
                  "approximateArrivalTimestamp": 1763900000.123}}]}""");
        run(Counts.class);

        assertThat(onlyPost().body()).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"7\"}]}");
    }

    private abstract static class Base<A, B> implements RequestHandler<B, A> {}

    public static final class Far extends Base<String, Integer> {
        @Override
        public String handleRequest(Integer event, Context context) {
            return String.valueOf(event + 1);
        }
    }

    @Test
    void findsTheTypesThatASuperclassHandsOn() {
        assertThat(HandlerTypes.of(Far.class)).containsExactly(Integer.class, String.class);

        api.event("41");
        run(Far.class);
        assertThat(onlyPost().body()).isEqualTo("\"42\"");
    }
}
