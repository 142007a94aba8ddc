package dev.orders.functions.rollup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** A network, or a DynamoDB, that fails as a test says. */
final class FaultyHttp implements SdkHttpClient {

    /** What happens to a call. */
    sealed interface Fault {
        record None() implements Fault {}

        /** It never reaches DynamoDB. */
        record Unsent() implements Fault {}

        /** It does, and the answer is lost. */
        record Unanswered() implements Fault {}

        /** It is refused. */
        record Refused(int status, String error) implements Fault {}
    }

    static final Fault NONE = new Fault.None();
    static final Fault UNSENT = new Fault.Unsent();
    static final Fault UNANSWERED = new Fault.Unanswered();
    static final Fault CONFLICT = new Fault.Refused(400, """
            {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException","CancellationReasons":[{"Code":"None"},\
            {"Code":"TransactionConflict","Message":"Transaction is ongoing for the item"}],"message":"Transaction cancelled"}""");
    static final Fault THROTTLED = new Fault.Refused(400, """
            {"__type":"com.amazon.coral.availability#ThrottlingException","message":"Rate exceeded"}""");
    static final Fault DENIED = new Fault.Refused(400, """
            {"__type":"com.amazon.coral.service#AccessDeniedException","Message":"User is not authorized"}""");
    static final Fault DOWN = new Fault.Refused(500, """
            {"__type":"com.amazonaws.dynamodb.v20120810#InternalServerError","message":"Internal server error"}""");

    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final IntFunction<Fault> faults;
    private int transactions;

    /** @param faults by the number of the transaction, from 0 */
    FaultyHttp(IntFunction<Fault> faults) {
        this.faults = faults;
    }

    int transactions() {
        return transactions;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        boolean transaction = request.httpRequest()
                .firstMatchingHeader("X-Amz-Target")
                .orElse("")
                .endsWith("TransactWriteItems");
        Fault fault = transaction ? faults.apply(transactions++) : NONE;
        ExecutableHttpRequest real = http.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return switch (fault) {
                    case Fault.None none -> real.call();
                    case Fault.Unsent unsent -> throw new IOException("Connection reset before it was sent");
                    case Fault.Unanswered unanswered -> {
                        real.call();
                        throw new IOException("Connection reset before the answer");
                    }
                    case Fault.Refused refused -> answer(refused);
                };
            }

            @Override
            public void abort() {
                real.abort();
            }
        };
    }

    private static HttpExecuteResponse answer(Fault.Refused refused) {
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder()
                        .statusCode(refused.status())
                        .putHeader("Content-Type", "application/x-amz-json-1.0")
                        .build())
                .responseBody(AbortableInputStream.create(
                        new ByteArrayInputStream(refused.error().getBytes(StandardCharsets.UTF_8))))
                .build();
    }

    @Override
    public void close() {
        http.close();
    }
}
