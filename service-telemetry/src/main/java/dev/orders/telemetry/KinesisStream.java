package dev.orders.telemetry;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/**
 * The stream on AWS. Its client is made with the first call, on the thread that sends, so that no start waits for it.
 *
 * @see <a href="https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html">PutRecords</a>
 */
final class KinesisStream implements Stream {
    private static final Set<String> OF_THE_REQUEST =
            Set.of("InvalidArgumentException", "ValidationException", "SerializationException");

    private final String name;
    private final Supplier<KinesisClient> clients;
    private @Nullable KinesisClient client;

    KinesisStream(String name, Supplier<KinesisClient> clients) {
        this.name = name;
        this.clients = clients;
    }

    @Override
    public Answer put(List<Entry> entries) {
        var records = entries.stream().map(KinesisStream::record).toList();
        try {
            var response =
                    client().putRecords(request -> request.streamName(name).records(records));
            var again = new BitSet();
            for (int i = 0; i < records.size(); i++) {
                again.set(i, response.records().get(i).errorCode() != null);
            }
            return new Heard(again);
        } catch (AwsServiceException refusal) {
            return new Trouble(kind(refusal), code(refusal));
        } catch (RuntimeException fault) {
            // Unreachable, too slow, without credentials, or the SDK's own: whatever it is, the thread that sends
            // outlives it.
            return new Trouble(Kind.PASSING, rootOf(fault).getClass().getSimpleName());
        }
    }

    private KinesisClient client() {
        if (client == null) {
            client = clients.get();
        }
        return client;
    }

    private static PutRecordsRequestEntry record(Entry entry) {
        return PutRecordsRequestEntry.builder()
                .partitionKey(entry.partitionKey())
                .data(SdkBytes.fromByteArrayUnsafe(entry.data()))
                .build();
    }

    private static Kind kind(AwsServiceException refusal) {
        if (refusal.isThrottlingException() || refusal.statusCode() >= 500) {
            return Kind.PASSING;
        }
        return refusal.statusCode() == 413 || OF_THE_REQUEST.contains(code(refusal)) ? Kind.INVALID : Kind.REFUSED;
    }

    /** The code and never the message: that may repeat what it was sent. */
    private static String code(AwsServiceException refusal) {
        var details = refusal.awsErrorDetails();
        return details == null || details.errorCode() == null ? "status " + refusal.statusCode() : details.errorCode();
    }

    private static Throwable rootOf(Throwable fault) {
        var cause = fault.getCause();
        return cause == null ? fault : rootOf(cause);
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
    }
}
