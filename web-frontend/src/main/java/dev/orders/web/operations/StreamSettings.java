package dev.orders.web.operations;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the telemetry's records are, for the commands that read them; nothing of it is called from here.
 *
 * @param stream the stream's name
 * @param region the region it is in, empty where the reader's own setting is to do
 * @param endpoint where the AWS API is if not in AWS, else empty
 */
@ConfigurationProperties("telemetry")
record StreamSettings(String stream, String region, String endpoint) {
    private static final String EVERYWHERE_SAFE = "[\\w.:/-]*";

    StreamSettings {
        stream = plain(stream);
        region = plain(region);
        endpoint = plain(endpoint);
    }

    /** Commands are there to be pasted into a shell. */
    private static String plain(String value) {
        return value.matches(EVERYWHERE_SAFE) ? value : "";
    }

    /** The AWS CLI's commands that answer the records of one slot; {@code {shard}} and {@code {first}} stand for what differs. */
    public String commands() {
        String where = (region.isEmpty() ? "" : " --region " + region)
                + (endpoint.isEmpty() ? "" : " --endpoint-url " + endpoint);
        return """
                ITERATOR=$(aws kinesis get-shard-iterator%s \\
                  --stream-name %s --shard-id {shard} \\
                  --shard-iterator-type AT_SEQUENCE_NUMBER \\
                  --starting-sequence-number {first} \\
                  --query ShardIterator --output text)
                aws kinesis get-records%s \\
                  --shard-iterator "$ITERATOR\"""".formatted(where, stream, where);
    }

    public String commands(String shard, String first) {
        return commands().replace("{shard}", plain(shard)).replace("{first}", plain(first));
    }
}
