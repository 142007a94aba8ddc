package dev.orders.web.standin;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Kinesis as far as telemetry uses it, at the address that the SDK takes from its own setting; in JSON instead of CBOR. */
public final class Stream {
    private final JsonMapper json = new JsonMapper();
    private final Server server = new Server();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();

    public Stream() {
        server.on("POST", "/", this::put);
    }

    /** Makes it the AWS of this process. */
    public void serve() {
        System.setProperty("aws.endpointUrl", server.url());
        System.setProperty("aws.accessKeyId", "WEBFRONTEND");
        System.setProperty("aws.secretAccessKey", "secret");
        System.setProperty("aws.cborEnabled", "false");
    }

    /** All that was put so far. */
    public List<JsonNode> events() {
        return events;
    }

    private void put(HttpExchange exchange) throws IOException {
        var records = json.readTree(exchange.getRequestBody()).path("Records");
        var answer = json.createObjectNode().put("FailedRecordCount", 0);
        var taken = answer.putArray("Records");
        for (var entry : records) {
            events.add(json.readTree(entry.path("Data").binaryValue()));
            taken.addObject().put("ShardId", "shardId-000000000000").put("SequenceNumber", "1");
        }
        Server.answer(exchange, 200, "application/x-amz-json-1.1", answer.toString());
    }
}
