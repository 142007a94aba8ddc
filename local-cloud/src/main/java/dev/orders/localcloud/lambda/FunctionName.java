package dev.orders.localcloud.lambda;

import dev.orders.localcloud.wire.AwsAccount;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a call names a function: by name, partial ARN or ARN, each perhaps with a qualifier.
 *
 * @param functionArn without the qualifier
 * @param qualifier a version or an alias; null for none
 */
record FunctionName(String functionArn, @Nullable String qualifier) {

    private static final Pattern FORMAT = Pattern.compile(
            "(?:arn:aws:lambda:(?<region>[a-z0-9-]+):(?<owner>\\d{12}):function:|(?:(?<account>\\d{12}):)?function:)?"
                    + "(?<name>[a-zA-Z0-9_-]{1,64})(?::(?<qualifier>\\$LATEST|[a-zA-Z0-9_-]{1,128}))?");

    /** @throws dev.orders.localcloud.wire.AwsException for what names no function, or two qualifiers */
    static FunctionName parse(String text, @Nullable String qualifier, AwsAccount account) {
        Matcher parts = FORMAT.matcher(text);
        if (!parts.matches()) {
            throw Refusals.invalid("'%s' is no name or ARN of a function".formatted(text));
        }
        String inName = parts.group("qualifier");
        if (inName != null && qualifier != null && !inName.equals(qualifier)) {
            throw Refusals.invalid(
                    "The derived qualifier from the function name does not match the specified qualifier.");
        }
        String arn = "arn:aws:lambda:%s:%s:function:%s"
                .formatted(
                        either(parts.group("region"), account.region()),
                        either(parts.group("owner"), either(parts.group("account"), account.accountId())),
                        parts.group("name"));
        return new FunctionName(arn, inName == null ? qualifier : inName);
    }

    /** With the qualifier, if there is one: what IAM is asked about, and what a context calls the function. */
    String arn() {
        return qualifier == null ? functionArn : functionArn + ":" + qualifier;
    }

    private static String either(@Nullable String given, String fallback) {
        return given == null ? fallback : given;
    }
}
