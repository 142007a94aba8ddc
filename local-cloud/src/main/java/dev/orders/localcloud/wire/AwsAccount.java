package dev.orders.localcloud.wire;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The account and region that the local cloud plays.
 *
 * @param accountId twelve digits
 */
@ConfigurationProperties("localcloud")
public record AwsAccount(
        @DefaultValue("eu-west-1") String region,
        @DefaultValue("123456789012") String accountId) {

    public AwsAccount {
        if (!region.matches("[a-z]{2}(-[a-z]+)+-\\d")) {
            throw new IllegalArgumentException("localcloud.region is no region: '" + region + "'");
        }
        if (!accountId.matches("\\d{12}")) {
            throw new IllegalArgumentException("localcloud.account-id is not twelve digits: '" + accountId + "'");
        }
    }
}
