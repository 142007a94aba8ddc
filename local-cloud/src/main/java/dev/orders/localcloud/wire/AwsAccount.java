package dev.orders.localcloud.wire;

/**
 * The account and region that the local cloud plays: the same as in the definitions' ARNs.
 *
 * @param accountId twelve digits
 */
public record AwsAccount(String region, String accountId) {}
