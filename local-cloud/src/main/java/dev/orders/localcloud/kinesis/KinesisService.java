package dev.orders.localcloud.kinesis;

import dev.orders.localcloud.kinesis.Tokens.Page;
import dev.orders.localcloud.kinesis.Tokens.ShardIterator;
import dev.orders.localcloud.policy.AccessRequest;
import dev.orders.localcloud.policy.RequestContext;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.AwsAnswer;
import dev.orders.localcloud.wire.AwsCall;
import dev.orders.localcloud.wire.AwsException;
import dev.orders.localcloud.wire.AwsService;
import dev.orders.localcloud.wire.Documents;
import dev.orders.localcloud.wire.Protocol;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The data plane of Kinesis Data Streams, and what describes streams. Streams come from the definitions alone: nothing
 * creates, changes or deletes one.
 *
 * @see <a href="https://docs.aws.amazon.com/kinesis/latest/APIReference/Welcome.html">Kinesis: API reference</a>
 */
final class KinesisService implements AwsService {

    private final DataStreams streams;
    private final StreamArns arns;
    private final Tokens tokens;
    private final AwsAccount account;
    private final Puts puts;
    private final Reads reads;
    private final ShardLists shardLists;
    private final Descriptions descriptions;

    KinesisService(DataStreams streams, StreamArns arns, Tokens tokens) {
        this.streams = streams;
        this.arns = arns;
        this.tokens = tokens;
        this.account = arns.account();
        this.puts = new Puts(streams, account.accountId());
        this.reads = new Reads(tokens, account.accountId());
        this.shardLists = new ShardLists(tokens);
        this.descriptions = new Descriptions(streams, tokens);
    }

    @Override
    public String signingName() {
        return "kinesis";
    }

    @Override
    public Protocol protocol() {
        return Protocol.JSON_1_1;
    }

    @Override
    public boolean speaksCbor() {
        return true;
    }

    @Override
    public String target() {
        return "Kinesis_20131202";
    }

    /** The largest {@code PutRecords} in base64. */
    @Override
    public int maxBodyBytes() {
        return 16 * 1024 * 1024;
    }

    @Override
    public Access access(AwsCall call) {
        Input input = input(call);
        String resource = switch (call.operation()) {
            case "ListStreams" -> "*";
            case "GetRecords" -> iterated(input);
            case "ListShards" -> listed(input);
            case "PutRecord", "PutRecords", "GetShardIterator", "DescribeStream", "DescribeStreamSummary" ->
                named(input);
            default -> throw Refusal.unknownOperation(call.operation());
        };
        return new Access.Permitted(
                List.of(new AccessRequest("kinesis:" + call.operation(), resource, RequestContext.empty())));
    }

    @Override
    public AwsAnswer execute(AwsCall call) {
        Input input = input(call);
        ObjectNode answer = switch (call.operation()) {
            case "PutRecord" -> puts.record(stream(named(input)), call, input);
            case "PutRecords" -> puts.records(stream(named(input)), call, input);
            case "GetShardIterator" -> reads.iterator(stream(named(input)), call, input);
            case "GetRecords" -> reads.records(stream(iterated(input)), place(input), call, input);
            case "ListShards" -> shardLists.shards(stream(listed(input)), call, input);
            case "DescribeStream" -> Descriptions.stream(stream(named(input)), input);
            case "DescribeStreamSummary" -> Descriptions.summary(stream(named(input)));
            case "ListStreams" -> descriptions.list(call, input);
            default -> throw Refusal.unknownOperation(call.operation());
        };
        return Documents.answer(call, answer);
    }

    private static Input input(AwsCall call) {
        return new Input(call.input(), call.protocol(), "");
    }

    private String named(Input input) {
        return arns.named(input)
                .orElseThrow(() -> Refusal.argument("Neither a StreamName nor a StreamARN was provided."));
    }

    /** The iterator holds its stream; a request may name it once more, but no other. */
    private String iterated(Input input) {
        String arn = arns.of(place(input).stream());
        return same(arn, input, "The ShardIterator is of another stream.");
    }

    private String listed(Input input) {
        Optional<String> token = input.text("NextToken");
        if (token.isEmpty()) {
            return named(input);
        }
        Page page = shardLists.page(token.get());
        return same(arns.of(ShardLists.stream(page)), input, "The NextToken is of another stream.");
    }

    private String same(String arn, Input input, String otherwise) {
        if (arns.named(input).filter(named -> !named.equals(arn)).isPresent()) {
            throw Refusal.argument(otherwise);
        }
        return arn;
    }

    private ShardIterator place(Input input) {
        return tokens.iterator(input.text("ShardIterator", 1, 512));
    }

    private DataStream stream(String arn) {
        return arns.name(arn).flatMap(streams::named).orElseThrow(() -> missing(arn));
    }

    private static AwsException missing(String arn) {
        return Refusal.noStream(arn.substring(arn.lastIndexOf('/') + 1), arn.split(":", 6)[4]);
    }
}
