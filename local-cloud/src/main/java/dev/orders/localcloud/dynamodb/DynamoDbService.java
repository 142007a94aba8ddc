package dev.orders.localcloud.dynamodb;

import dev.orders.localcloud.wire.AwsAnswer;
import dev.orders.localcloud.wire.AwsCall;
import dev.orders.localcloud.wire.AwsService;
import dev.orders.localcloud.wire.Protocol;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * DynamoDB's API: says what each call touches, and has DynamoDB Local execute exactly the input that was judged.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/Welcome.html">DynamoDB: API reference</a>
 */
final class DynamoDbService implements AwsService {

    private static final Logger LOG = LoggerFactory.getLogger(DynamoDbService.class);

    static final String TARGET = "DynamoDB_20120810";

    private final DynamoDbBackend local;
    private final DescribedTables tables;
    private final Operations operations;
    private final PlainNames plainNames;
    private final TableArns arns;
    private final JsonMapper json;

    DynamoDbService(DynamoDbBackend local, TableArns arns, JsonMapper json) {
        this.local = local;
        this.arns = arns;
        this.json = json;
        this.tables = new DescribedTables(local, json);
        this.operations = new Operations(arns, tables);
        this.plainNames = new PlainNames(arns);
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

    /** The size of the largest batch. */
    @Override
    public int maxBodyBytes() {
        return 16 * 1024 * 1024;
    }

    @Override
    public Duration signatureWindow() {
        return Duration.ofMinutes(15);
    }

    @Override
    public Access access(AwsCall call) {
        return new Access.Permitted(operations.of(call.operation()).requests(call.input()));
    }

    /**
     * Forwards the tree that {@link #access} read, not the bytes it was parsed from: nothing that two JSON readers could
     * read differently, such as a member given twice, gets through.
     */
    @Override
    public AwsAnswer execute(AwsCall call) {
        operations.of(call.operation());
        LocalAnswer answer =
                local.call(TARGET + "." + call.operation(), json.writeValueAsBytes(plainNames.of(call.input())));
        if (answer.status() >= 500) {
            LOG.warn("DynamoDB Local fails at {} (request {})", call.operation(), call.requestId());
        }
        byte[] body = answer.body();
        if (Operations.changesTables(call.operation())) {
            tables.forget();
        }
        if (Operations.describesTables(call.operation())) {
            body = withOurArns(answer);
        }
        CRC32 checksum = new CRC32();
        checksum.update(body);
        return new AwsAnswer(answer.status(), body, Map.of("x-amz-crc32", Long.toString(checksum.getValue())));
    }

    /** Descriptions hold no user's text but names and tags, so the ARN's prefix is replaced wherever it is. */
    private byte[] withOurArns(LocalAnswer answer) {
        return answer.text().replace(TableArns.LOCAL_PREFIX, arns.prefix()).getBytes(StandardCharsets.UTF_8);
    }
}
