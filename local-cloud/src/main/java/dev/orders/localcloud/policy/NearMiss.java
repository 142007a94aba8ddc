package dev.orders.localcloud.policy;

import java.util.List;

/**
 * Why an Allow that fits the action did not apply: what to look at first when a request is denied.
 *
 * @param test the condition operator, or {@code Resource} when one of its variables has no value
 * @param key the key of the condition or the variable, as the policy spells it
 * @param wanted the policy's values
 * @param seen the request's values; empty when it does not carry the key
 */
public record NearMiss(StatementMatch statement, String test, String key, List<String> wanted, List<String> seen) {

    /** Such as {@code ForAllValues:StringEquals dynamodb:LeadingKeys [${aws:PrincipalTag/userId}] saw [b]}. */
    public String explanation() {
        return test + " " + key + " " + wanted + (seen.isEmpty() ? " saw no such key" : " saw " + seen);
    }
}
