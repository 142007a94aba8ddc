package dev.orders.localcloud.dynamodb;

import dev.orders.localcloud.policy.AccessRequest;
import dev.orders.localcloud.wire.AwsAnswer;
import dev.orders.localcloud.wire.AwsCall;
import dev.orders.localcloud.wire.AwsException;
import dev.orders.localcloud.wire.AwsService;
import dev.orders.localcloud.wire.Protocol;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API of DynamoDB Streams, which DynamoDB Local serves beside the tables': records, shards and sequence numbers are
 * kept with the rows. Its clock of records is coarse: {@code ApproximateCreationDateTime} is the minute.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB_Streams.html">
 *     DynamoDB Streams: API reference</a>
 */
final class DynamoDbStreamsService implements AwsService {

    static final String TARGET = "DynamoDBStreams_20120810";

    private final DynamoDbBackend local;
    private final TableArns tables;
    private final StreamArns arns;
    private final ShardIterators iterators;
    private final JsonMapper json;

    DynamoDbStreamsService(DynamoDbBackend local, TableArns tables, JsonMapper json) {
        this.local = local;
        this.tables = tables;
        this.arns = new StreamArns(tables);
        this.iterators = new ShardIterators(arns);
        this.json = json;
    }

    @Override
    public String signingName() {
        return "dynamodb";
    }

    @Override
    public Protocol protocol() {
        return Protocol.JSON_1_0;
    }

    @Override
    public String target() {
        return TARGET;
    }

    @Override
    public Duration signatureWindow() {
        return Duration.ofMinutes(15);
    }

    /** An iterator is of one stream, so that reading records asks for the stream too. Lists are of no resource. */
    @Override
    public Access access(AwsCall call) {
        String resource = switch (call.operation()) {
            case "ListStreams" -> "*";
            case "DescribeStream", "GetShardIterator" -> stream(call.input());
            case "GetRecords" -> iterators.stream(Members.required(call.input(), "ShardIterator"));
            default -> throw new AwsException(400, "UnknownOperationException", "");
        };
        return new Access.Permitted(List.of(new AccessRequest("dynamodb:" + call.operation(), resource)));
    }

    private String stream(ObjectNode input) {
        String arn = Members.required(input, "StreamArn");
        arns.local(arn);
        return arn;
    }

    @Override
    public AwsAnswer execute(AwsCall call) {
        LocalAnswer answer =
                local.call(TARGET + "." + call.operation(), json.writeValueAsBytes(localInput(call.input())));
        if (answer.isError()
                || call.operation().equals("ListStreams")
                || call.operation().equals("DescribeStream")) {
            // Neither holds a row, so an ARN in it is one of DynamoDB Local.
            return new AwsAnswer(answer.status(), arns.ours(answer.text()).getBytes(StandardCharsets.UTF_8));
        }
        ObjectNode body = (ObjectNode) json.readTree(answer.body());
        iterator(body, "ShardIterator");
        iterator(body, "NextShardIterator");
        for (JsonNode record : body.path("Records")) {
            ((ObjectNode) record).put("awsRegion", tables.account().region());
        }
        return new AwsAnswer(answer.status(), json.writeValueAsBytes(body));
    }

    private ObjectNode localInput(ObjectNode input) {
        ObjectNode changed = input.deepCopy();
        Members.text(input, "StreamArn").ifPresent(arn -> changed.put("StreamArn", arns.local(arn)));
        Members.text(input, "TableName").ifPresent(name -> changed.put("TableName", tables.name(name)));
        Members.text(input, "ShardIterator").ifPresent(it -> changed.put("ShardIterator", iterators.local(it)));
        return changed;
    }

    private void iterator(ObjectNode body, String member) {
        if (body.path(member).isString()) {
            body.put(member, iterators.ours(body.path(member).stringValue()));
        }
    }
}
