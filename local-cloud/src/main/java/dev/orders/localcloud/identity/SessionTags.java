package dev.orders.localcloud.identity;

import dev.orders.localcloud.wire.AwsException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * Session tags as parameters of a query: {@code Tags.member.1.Key}, {@code Tags.member.1.Value}.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html">IAM: session tags</a>
 */
final class SessionTags {

    private static final Pattern PARAMETER = Pattern.compile("Tags\\.member\\.([1-9]\\d?)\\.(Key|Value)");
    private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,128}");
    private static final Pattern VALUE = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{0,256}");
    private static final int MOST = 50;

    private SessionTags() {}

    static boolean isParameter(String name) {
        return PARAMETER.matcher(name).matches();
    }

    /** @throws AwsException for tags that AWS would refuse */
    static Map<String, String> read(ObjectNode input) {
        Map<String, String> tags = new LinkedHashMap<>();
        Set<String> lowerCaseKeys = new HashSet<>();
        int number = 1;
        for (; input.has("Tags.member." + number + ".Key"); number++) {
            String key = input.path("Tags.member." + number + ".Key").asString();
            String value = input.path("Tags.member." + number + ".Value").asString("");
            if (!KEY.matcher(key).matches() || !VALUE.matcher(value).matches()) {
                throw new AwsException(
                        400,
                        "ValidationError",
                        "The session tag number %d has a malformed key or value.".formatted(number));
            }
            if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
                throw new AwsException(
                        400, "InvalidParameterValue", "Tag keys that begin with 'aws:' are reserved for AWS.");
            }
            if (!lowerCaseKeys.add(key.toLowerCase(Locale.ROOT))) {
                throw new AwsException(
                        400,
                        "InvalidParameterValue",
                        "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
            tags.put(key, value);
        }
        refuseGaps(input, tags.size());
        return tags;
    }

    /** Numbers that don't follow one another, or a value without a key, would be tags that nobody sees. */
    private static void refuseGaps(ObjectNode input, int tags) {
        long keys = input.propertyNames().stream()
                .filter(name -> isParameter(name) && name.endsWith(".Key"))
                .count();
        long values = input.propertyNames().stream()
                .filter(name -> isParameter(name) && name.endsWith(".Value"))
                .count();
        if (keys != tags || values > tags || tags > MOST) {
            throw new AwsException(400, "ValidationError", "The session tags are no list of at most 50.");
        }
    }
}
