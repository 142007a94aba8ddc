package dev.orders.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import dev.orders.localcloud.wire.SdkClients;
import dev.orders.localcloud.wire.ServiceRole;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest.Builder;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Functions in JVMs of their own, invoked by the SDK. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = LambdaCloud.class)
class InvokeTest {

    @LocalServerPort
    private int port;

    @Autowired
    private HostedFunctions functions;

    @Autowired
    private Queue<ServiceRole> assumed;

    @Autowired
    private AtomicReference<Duration> lifetime;

    @Autowired
    private ByteArrayOutputStream output;

    @TempDir
    private Path folder;

    /** The common pool has too few of them on a small machine. */
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    private LambdaClient client(AccessKey key) {
        return SdkClients.configured(LambdaClient.builder(), port, SdkClients.credentials(key))
                .build();
    }

    private InvokeResponse invoke(String function, String payload, Consumer<Builder> more) {
        try (LambdaClient client = client(LambdaCloud.CALLER)) {
            return client.invoke(
                    invoke -> more.accept(invoke.functionName(function).payload(SdkBytes.fromUtf8String(payload))));
        }
    }

    private InvokeResponse invoke(String function, String payload) {
        return invoke(function, payload, invoke -> {});
    }

    private static JsonNode json(InvokeResponse response) {
        return JsonMapper.shared().readTree(response.payload().asByteArray());
    }

    private FunctionReport report(String function) {
        return functions.reports().stream()
                .filter(report -> report.function().name().equals(function))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void answersWhatTheHandlerDoes() {
        InvokeResponse response = invoke("does", "{}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.functionError()).isNull();
        assertThat(response.executedVersion()).isEqualTo("$LATEST");
        assertThat(json(response).path("arn").asString()).isEqualTo(LambdaCloud.ARN + "does");
        assertThat(assumed)
                .contains(new ServiceRole(
                        "arn:aws:iam::123456789012:role/orders-local-telemetry-rollup",
                        "lambda.amazonaws.com",
                        null,
                        "does"));
    }

    @Test
    void keepsTheEnvironmentWarm() {
        JsonNode first = json(invoke("does", "{}"));
        JsonNode second = json(invoke("does", "{}"));

        assertThat(second.path("pid")).isEqualTo(first.path("pid"));
        assertThat(second.path("handled").asInt())
                .isEqualTo(first.path("handled").asInt() + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "does:live, , 1, does:live",
        "function:does, 1, 1, does:1",
        "123456789012:function:does:$LATEST, , $LATEST, does:$LATEST",
        "arn:aws:lambda:eu-west-1:123456789012:function:does, live, 1, does:live"
    })
    void findsTheVersionByEveryNameOfTheFunction(String name, String qualifier, String version, String arn) {
        InvokeResponse response = invoke(name, "{}", invoke -> invoke.qualifier(qualifier));

        assertThat(response.executedVersion()).isEqualTo(version);
        assertThat(json(response).path("version").asString()).isEqualTo(version);
        assertThat(json(response).path("arn").asString()).isEqualTo(LambdaCloud.ARN + arn);
    }

    @Test
    void tellsTheFunctionWhatAwsTellsAndNothingOfTheDeveloper() {
        JsonNode environment = json(invoke("does", "{\"do\": \"environment\"}"));

        assertThat(environment.path("COLOUR").asString()).isEqualTo("red");
        assertThat(environment.path("AWS_ACCESS_KEY_ID").asString()).isEqualTo("ASIAFUNCTION");
        assertThat(environment.path("AWS_SESSION_TOKEN").asString()).isEqualTo("function-token");
        assertThat(environment.path("AWS_REGION").asString()).isEqualTo("eu-west-1");
        assertThat(environment.path("AWS_ENDPOINT_URL").asString()).isEqualTo("http://localhost:" + port);
        assertThat(environment.path("AWS_LAMBDA_FUNCTION_MEMORY_SIZE").asString())
                .isEqualTo("256");
        assertThat(environment.path("AWS_LAMBDA_LOG_GROUP_NAME").asString()).isEqualTo("/aws/lambda/does");
        assertThat(environment.path("AWS_CONFIG_FILE").asString()).isEqualTo("no-aws-config");
        assertThat(environment.path("AWS_LAMBDA_RUNTIME_API").asString())
                .matches("localhost:" + port + "/runtime/[0-9a-f]{64}");
    }

    @Test
    void handsOnTheClientContextAndTheTrace() {
        String context =
                Base64.getEncoder().encodeToString("{\"custom\": {\"a\": \"é\"}}".getBytes(StandardCharsets.UTF_8));
        JsonNode answer = json(invoke(
                "does",
                "{}",
                invoke -> invoke.clientContext(context)
                        .overrideConfiguration(call -> call.putHeader("X-Amzn-Trace-Id", "Root=1-2-3"))));

        assertThat(answer.path("custom").asString()).isEqualTo("{a=é}");
        assertThat(answer.path("trace").asString()).isEqualTo("Root=1-2-3");
    }

    @Test
    void reportsWhatTheHandlerThrowsAndKeepsItsEnvironment() {
        JsonNode before = json(invoke("does", "{}"));
        InvokeResponse response = invoke("does", "{\"do\": \"throw\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.functionError()).isEqualTo("Unhandled");
        assertThat(json(response).path("errorType").asString()).isEqualTo("java.lang.IllegalStateException");
        assertThat(json(response).path("errorMessage").asString()).isEqualTo("as it was told");
        assertThat(json(response).path("stackTrace").path(0).asString()).contains("TestHandler.handleRequest");
        assertThat(json(invoke("does", "{}")).path("pid")).isEqualTo(before.path("pid"));
    }

    @Test
    void endsWhatTakesTooLongAndStartsAnew() {
        InvokeResponse late = invoke("hurried", "{\"do\": \"hang\"}");

        assertThat(late.functionError()).isEqualTo("Unhandled");
        assertThat(json(late).path("errorType").asString()).isEqualTo("Sandbox.Timedout");
        assertThat(json(late).path("errorMessage").asString())
                .matches("RequestId: [0-9a-f-]{36} Error: Task timed out after 1.00 seconds");
        assertThat(json(invoke("hurried", "{}")).path("handled").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"exit, exit status 3", "halt, signal: killed"})
    void reportsACrashAndStartsAnew(String way, String reason) {
        JsonNode before = json(invoke("does", "{}"));
        InvokeResponse crashed = invoke("does", "{\"do\": \"%s\"}".formatted(way));

        assertThat(crashed.functionError()).isEqualTo("Unhandled");
        assertThat(json(crashed).path("errorType").asString()).isEqualTo("Runtime.ExitError");
        assertThat(json(crashed).path("errorMessage").asString())
                .endsWith("Error: Runtime exited with error: " + reason);
        JsonNode after = json(invoke("does", "{}"));
        assertThat(after.path("handled").asInt()).isEqualTo(1);
        assertThat(after.path("pid")).isNotEqualTo(before.path("pid"));
    }

    @Test
    void givesNoEventToAnEnvironmentThatIsAboutToEnd() {
        assertThat(json(invoke("does", "{\"do\": \"exhaust\"}"))
                        .path("errorType")
                        .asString())
                .isEqualTo("java.lang.OutOfMemoryError");
        assertThat(json(invoke("does", "{}")).path("handled").asInt()).isEqualTo(1);
    }

    @Test
    void startsAnewAfterAnIdleEnvironmentWasKilled() {
        long pid = json(invoke("does", "{}")).path("pid").asLong();
        ProcessHandle killed = ProcessHandle.of(pid).orElseThrow();
        killed.destroyForcibly();
        await().until(() -> !killed.isAlive());

        assertThat(json(invoke("does", "{}")).path("pid").asLong()).isNotEqualTo(pid);
    }

    @ParameterizedTest
    @CsvSource({
        "missing, java.lang.ClassNotFoundException, Class not found: dev.orders.Missing",
        "broken, java.lang.IllegalStateException, no table"
    })
    void saysAtEachInvocationWhyAFunctionCannotStart(String function, String type, String message) {
        for (int i = 0; i < 2; i++) {
            InvokeResponse response = invoke(function, "{}");
            assertThat(response.functionError()).isEqualTo("Unhandled");
            assertThat(json(response).path("errorType").asString()).isEqualTo(type);
            assertThat(json(response).path("errorMessage").asString()).contains(message);
        }
        assertThat(report(function).environments()).isEmpty();
    }

    @Test
    void endsAnInitialisationThatTakesTooLong() {
        InvokeResponse response = invoke("sluggish", "{}");

        assertThat(json(response).path("errorType").asString()).isEqualTo("Sandbox.Timedout");
        assertThat(json(response).path("errorMessage").asString()).endsWith("Task timed out after 5.00 seconds");
        assertThat(report("sluggish").environments()).isEmpty();
    }

    @Test
    void refusesAnAnswerThatIsTooLarge() {
        InvokeResponse response = invoke("does", "{\"do\": \"answer-much\"}");

        assertThat(response.functionError()).isEqualTo("Unhandled");
        assertThat(json(response).path("errorType").asString()).isEqualTo("Function.ResponseSizeTooLarge");
        assertThat(invoke("does", "{}").functionError()).isNull();
    }

    @Test
    void runsTwoAtATimeAndThenWaits() throws IOException {
        Path go = folder.resolve("go");
        String waiting = "{\"do\": \"wait\", \"file\": \"%s\"}".formatted(go);
        List<CompletableFuture<InvokeResponse>> both = Stream.of(1, 2)
                .map(i -> CompletableFuture.supplyAsync(() -> invoke("crowded", waiting), threads))
                .toList();
        await().until(() -> report("crowded").environments().stream()
                        .filter(environment -> environment.state().equals("BUSY"))
                        .count()
                == 2);

        assertThatExceptionOfType(TooManyRequestsException.class).isThrownBy(() -> invoke("crowded", "{}"));
        CompletableFuture<InvokeResponse> third = CompletableFuture.supplyAsync(() -> invoke("crowded", "{}"), threads);
        Files.createFile(go);
        List<JsonNode> answers =
                both.stream().map(CompletableFuture::join).map(InvokeTest::json).toList();
        assertThat(answers.getFirst().path("pid"))
                .isNotEqualTo(answers.getLast().path("pid"));
        assertThat(third.join().functionError()).isNull();
        assertThat(report("crowded").environments()).hasSize(2);
    }

    @Test
    void replacesAnEnvironmentBeforeItsCredentialsExpire() {
        lifetime.set(Duration.ofSeconds(110));
        try {
            JsonNode first = json(invoke("expiring", "{}"));
            assertThat(json(invoke("expiring", "{}")).path("pid")).isNotEqualTo(first.path("pid"));
            long replaced = first.path("pid").asLong();
            await().until(() -> ProcessHandle.of(replaced)
                    .map(process -> !process.isAlive())
                    .orElse(true));
        } finally {
            lifetime.set(Duration.ofHours(1));
        }
    }

    @Test
    void keepsTheLogAndShowsItWithTheFunctionsName() {
        InvokeResponse response = invoke("does", "{\"do\": \"print\"}", invoke -> invoke.logType(LogType.TAIL));

        String tail = new String(Base64.getDecoder().decode(response.logResult()), StandardCharsets.UTF_8);
        assertThat(tail.lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).matches("START RequestId: [0-9a-f-]{36} Version: \\$LATEST"),
                        line -> assertThat(line).isEqualTo("printed without an end"),
                        line -> assertThat(line).matches("END RequestId: [0-9a-f-]{36}"),
                        line -> assertThat(line)
                                .matches("REPORT RequestId: [0-9a-f-]{36}\\tDuration: [0-9.]+ ms\\t"
                                        + "Billed Duration: [0-9]+ ms\\tMemory Size: 256 MB.*"));
        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("does | printed without an end")
                .doesNotContain("REPORT");
        assertThat(report("does").log())
                .extracting(FunctionReport.LogLine::text)
                .contains("printed without an end");
    }

    @Test
    void keepsNoMoreOfALogThanItsBound() {
        InvokeResponse response = invoke("does", "{\"do\": \"print-much\"}", invoke -> invoke.logType(LogType.TAIL));

        byte[] tail = Base64.getDecoder().decode(response.logResult());
        assertThat(tail.length).isBetween(3000, 4096);
        assertThat(new String(tail, StandardCharsets.UTF_8)).contains("line 2999", "REPORT");
        assertThat(report("does").log()).hasSize(1000);
    }

    @Test
    void logsWhyAnEnvironmentEnded() {
        InvokeResponse response = invoke("does", "{\"do\": \"exit\"}", invoke -> invoke.logType(LogType.TAIL));

        assertThat(new String(Base64.getDecoder().decode(response.logResult()), StandardCharsets.UTF_8))
                .contains("Runtime.ExitError", "END RequestId");
    }

    @Test
    void showsInvocationsInItsReport() {
        invoke("broken", "{}");

        assertThat(report("broken").runs().getFirst())
                .matches(run -> run.init() != null)
                .matches(run -> "java.lang.IllegalStateException".equals(run.errorType()));
    }

    @Test
    void acceptsAnEventAndInvokesLater() {
        InvokeResponse response =
                invoke("background", "{\"who\": \"later\"}", invoke -> invoke.invocationType(InvocationType.EVENT));

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.payload().asByteArray()).isEmpty();
        await().until(() ->
                report("background").log().stream().anyMatch(line -> line.text().equals("handling {who=later}")));
    }

    @Test
    void triesAnEventThreeTimesAndThenDropsIt() {
        invoke("background", "{\"do\": \"throw\"}", invoke -> invoke.invocationType(InvocationType.EVENT));

        await().until(() -> report("background").log().stream()
                .anyMatch(line -> line.text().endsWith("is dropped after 3 attempts")));
        assertThat(report("background").runs().stream().filter(run -> run.errorType() != null))
                .hasSize(3)
                .extracting(FunctionReport.Run::requestId)
                .containsOnly(report("background").runs().stream()
                        .filter(run -> run.errorType() != null)
                        .findFirst()
                        .orElseThrow()
                        .requestId());
    }

    @Test
    void onlyChecksADryRun() {
        InvokeResponse response = invoke("denied", "{}", invoke -> invoke.invocationType(InvocationType.DRY_RUN));

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(report("denied").runs()).isEmpty();
    }

    @Test
    void asksIamForTheVersionThatIsInvoked() {
        for (Consumer<Builder> type :
                List.<Consumer<Builder>>of(invoke -> {}, invoke -> invoke.invocationType(InvocationType.DRY_RUN))) {
            assertThatExceptionOfType(LambdaException.class)
                    .isThrownBy(() -> invoke("denied", "{}", type.andThen(invoke -> invoke.qualifier("1"))))
                    .matches(denied -> denied.statusCode() == 403)
                    .withMessageContaining("is not authorized to perform: lambda:InvokeFunction on resource: "
                            + LambdaCloud.ARN + "denied:1");
        }
        try (LambdaClient nobody = client(LambdaCloud.NOBODY)) {
            assertThatExceptionOfType(LambdaException.class)
                    .isThrownBy(() -> nobody.invoke(invoke -> invoke.functionName("does")))
                    .matches(denied -> denied.awsErrorDetails().errorCode().equals("AccessDeniedException"));
        }
    }

    @Test
    void runsNoFunctionWhoseRoleDoesNotTrustLambda() {
        assertThatExceptionOfType(LambdaException.class)
                .isThrownBy(() -> invoke("untrusted", "{}"))
                .matches(denied -> denied.awsErrorDetails().errorCode().equals("AccessDeniedException"))
                .withMessageContaining("cannot be assumed by Lambda");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "does:2", "does:dead", "arn:aws:lambda:us-east-1:123456789012:function:does"})
    void findsNoFunctionThatIsNotThere(String name) {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> invoke(name, "{}"))
                .withMessageContaining("Function not found: arn:aws:lambda:");
    }

    @Test
    void refusesTwoQualifiersThatDiffer() {
        assertThatExceptionOfType(InvalidParameterValueException.class)
                .isThrownBy(() -> invoke("does:1", "{}", invoke -> invoke.qualifier("live")));
    }

    @Test
    void refusesATypeThatIsNone() {
        assertThatExceptionOfType(InvalidParameterValueException.class)
                .isThrownBy(() -> invoke("does", "{}", invoke -> invoke.invocationType("Sometimes")));
        assertThatExceptionOfType(InvalidParameterValueException.class)
                .isThrownBy(() -> invoke("does", "{}", invoke -> invoke.logType("Head")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{} {}", "{\"a\": 1, \"a\": 2}", " ", "no"})
    void refusesWhatIsNoJson(String payload) {
        assertThatExceptionOfType(InvalidRequestContentException.class).isThrownBy(() -> invoke("does", payload));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "W10=", "bm8="})
    void refusesAClientContextThatIsNone(String context) {
        assertThatExceptionOfType(InvalidRequestContentException.class)
                .isThrownBy(() -> invoke("does", "{}", invoke -> invoke.clientContext(context)));
    }

    @Test
    void takesNothingForAnEmptyObject() {
        assertThat(invoke("does", "").functionError()).isNull();
    }

    @Test
    void refusesAnEventThatIsTooLarge() {
        String megabyte = "\"" + "x".repeat(1024 * 1024) + "\"";
        assertThatExceptionOfType(RequestTooLargeException.class)
                .isThrownBy(() -> invoke("does", megabyte, invoke -> invoke.invocationType(InvocationType.EVENT)));
        assertThatExceptionOfType(LambdaException.class)
                .isThrownBy(() -> invoke("does", "\"" + "x".repeat(6 * 1024 * 1024) + "\""))
                .matches(refused -> refused.statusCode() == 413);
    }

    @Test
    void describesItsFunctions() {
        try (LambdaClient client = client(LambdaCloud.CALLER)) {
            assertThat(client.listFunctions().functions()).hasSize(10);
            var function = client.getFunction(get -> get.functionName("does").qualifier("live"));
            assertThat(function.configuration().functionArn()).isEqualTo(LambdaCloud.ARN + "does:1");
            var configuration = client.getFunctionConfiguration(get -> get.functionName("does"));
            assertThat(configuration.memorySize()).isEqualTo(256);
            assertThat(configuration.environment().variables()).containsEntry("COLOUR", "red");
            assertThat(configuration.handler()).isEqualTo(TestHandler.class.getName());
            assertThatExceptionOfType(ResourceNotFoundException.class)
                    .isThrownBy(() -> client.getFunction(get -> get.functionName("nowhere")));
        }
    }
}
