package dev.orders.localcloud.dynamodb;

import java.util.regex.Pattern;

/** ARNs of this account's streams, and what DynamoDB Local calls the same streams: it makes up region and account. */
record StreamArns(TableArns tables) {

    private static final Pattern STREAM = Pattern.compile("[a-zA-Z0-9_.-]{3,255}/stream/[0-9A-Za-z:.-]{1,64}");

    /**
     * A stream's ARN as DynamoDB Local knows it.
     *
     * @throws dev.orders.localcloud.wire.AwsException for what is no ARN of this account's streams
     */
    String local(String arn) {
        String prefix = tables.table("");
        if (!arn.startsWith(prefix)
                || !STREAM.matcher(arn.substring(prefix.length())).matches()) {
            throw Refusal.validation("Invalid StreamArn: not a stream of this account and region");
        }
        return TableArns.LOCAL_PREFIX + arn.substring(tables.prefix().length());
    }

    /** The text with our account's ARNs wherever it has DynamoDB Local's. */
    String ours(String text) {
        return text.replace(TableArns.LOCAL_PREFIX, tables.prefix());
    }
}
