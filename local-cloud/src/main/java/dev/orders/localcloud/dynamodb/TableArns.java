package dev.orders.localcloud.dynamodb;

import dev.orders.localcloud.wire.AwsAccount;
import java.util.regex.Pattern;

/** ARNs of this account's tables, and the names that requests use for them. */
record TableArns(AwsAccount account) {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");

    /** The prefix that DynamoDB Local puts before a table's name. */
    static final String LOCAL_PREFIX = "arn:aws:dynamodb:ddblocal:000000000000:";

    String prefix() {
        return "arn:aws:dynamodb:" + account.region() + ":" + account.accountId() + ":";
    }

    String table(String name) {
        return prefix() + "table/" + name;
    }

    String index(String table, String index) {
        return table(table) + "/index/" + checked(index);
    }

    /**
     * The table that a request names, by name or by ARN.
     *
     * @throws dev.orders.localcloud.wire.AwsException for another account's or region's table, and for what is no name
     */
    String name(String nameOrArn) {
        if (!nameOrArn.startsWith("arn:")) {
            return checked(nameOrArn);
        }
        String prefix = table("");
        if (!nameOrArn.startsWith(prefix)) {
            throw Refusal.validation("Invalid TableArn: not a table of this account and region");
        }
        return checked(nameOrArn.substring(prefix.length()));
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw Refusal.validation("Invalid table/index name.  Table/index names must be between 3 and 255 characters"
                    + " long, and may contain only the characters a-z, A-Z, 0-9, '_', '-', and '.'");
        }
        return name;
    }
}
