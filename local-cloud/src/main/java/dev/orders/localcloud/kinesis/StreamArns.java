package dev.orders.localcloud.kinesis;

import dev.orders.localcloud.wire.AwsAccount;
import java.util.Optional;
import java.util.regex.Pattern;

/** What streams are called, by name and by ARN. */
record StreamArns(AwsAccount account) {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");
    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:kinesis:[a-z0-9-]+:\\d{12}:stream/[a-zA-Z0-9_.-]{1,128}");

    String of(String name) {
        return "arn:aws:kinesis:%s:%s:stream/%s".formatted(account.region(), account.accountId(), name);
    }

    /** The stream's name; empty for a stream of another account or region. */
    Optional<String> name(String arn) {
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        return of(name).equals(arn) ? Optional.of(name) : Optional.empty();
    }

    /**
     * The ARN of the stream that a request names by {@code StreamARN}, {@code StreamName} or both; empty when by neither.
     *
     * @throws dev.orders.localcloud.wire.AwsException for what is neither a name nor an ARN, and for two that differ
     */
    Optional<String> named(Input input) {
        Optional<String> name = input.text("StreamName");
        Optional<String> arn = input.text("StreamARN");
        name.filter(given -> !NAME.matcher(given).matches()).ifPresent(given -> {
            throw Refusal.constraint(
                    input.at("StreamName"), "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
        });
        arn.filter(given -> !ARN.matcher(given).matches()).ifPresent(given -> {
            throw Refusal.constraint(
                    input.at("StreamARN"),
                    "Member must satisfy regular expression pattern: arn:aws.*:kinesis:.*:\\d{12}:stream/\\S+");
        });
        if (name.isPresent() && arn.isPresent() && !arn.get().equals(of(name.get()))) {
            throw Refusal.argument("StreamARN and StreamName are of different streams.");
        }
        return arn.or(() -> name.map(this::of));
    }
}
