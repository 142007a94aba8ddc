package dev.orders.localcloud.signing;

import java.time.Duration;

/**
 * What the credential scope of a signature must name, and how far its date may be from now.
 *
 * @param service the signing name, such as {@code dynamodb}
 * @param window to either side of now: five minutes for most services, fifteen for DynamoDB
 */
public record ExpectedScope(String region, String service, Duration window) {}
