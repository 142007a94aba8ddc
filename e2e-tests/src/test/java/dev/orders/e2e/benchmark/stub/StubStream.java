package dev.orders.e2e.benchmark.stub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.cbor.CBORMapper;

/** A Kinesis stream that takes every record, in the SDK's CBOR; after a while, where that is wanted. */
public final class StubStream implements AutoCloseable {

    private static final Map<String, String> TAKEN = Map.of("ShardId", "shardId-000000000000", "SequenceNumber", "1");

    private final CBORMapper cbor = new CBORMapper();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Duration after;
    private final HttpServer server;

    public StubStream(Duration after) {
        this.after = after;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::put);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void put(HttpExchange exchange) throws IOException {
        try (exchange) {
            int records = count(exchange.getRequestBody());
            LockSupport.parkNanos(after.toNanos());
            byte[] answer = cbor.writeValueAsBytes(
                    Map.of("FailedRecordCount", 0, "Records", Collections.nCopies(records, TAKEN)));
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-cbor-1.1");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private int count(InputStream body) {
        int records = 0;
        try (JsonParser parser = cbor.createParser(body)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token == JsonToken.START_OBJECT ? 1 : token == JsonToken.END_OBJECT ? -1 : 0;
                records += token == JsonToken.START_OBJECT && depth == 2 ? 1 : 0;
            }
        }
        return records;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
