package dev.orders.localcloud.policy;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What is known of condition keys by their names. */
final class ConditionKeys {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._/-]+:[^\\s${}',*?]([^${}',*?]*[^\\s${}',*?])?");

    /** The keys that the Service Authorization Reference types {@code ArrayOf…}, of the services that are spoken here. */
    private static final Set<String> MULTIVALUED = Set.of(
            "aws:calledvia",
            "aws:principalorgpaths",
            "aws:principalservicenameslist",
            "aws:resourceorgpaths",
            "aws:tagkeys",
            "cognito-identity.amazonaws.com:amr",
            "dynamodb:attributes",
            "dynamodb:firstpartitionkeyvalues",
            "dynamodb:fourthpartitionkeyvalues",
            "dynamodb:leadingkeys",
            "dynamodb:secondpartitionkeyvalues",
            "dynamodb:thirdpartitionkeyvalues",
            "sts:transitivetagkeys");

    private ConditionKeys() {}

    static boolean isName(String key) {
        return NAME.matcher(key).matches();
    }

    static boolean isMultivalued(String key) {
        return MULTIVALUED.contains(key.toLowerCase(Locale.ROOT));
    }

    /** Known for the global keys and DynamoDB's; of other services no list is kept. */
    static boolean isSingleValued(String key) {
        String lowerCase = key.toLowerCase(Locale.ROOT);
        return !MULTIVALUED.contains(lowerCase) && (lowerCase.startsWith("aws:") || lowerCase.startsWith("dynamodb:"));
    }
}
