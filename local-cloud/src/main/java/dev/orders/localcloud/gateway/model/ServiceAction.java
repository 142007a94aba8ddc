package dev.orders.localcloud.gateway.model;

/**
 * An action of an AWS service as the {@code action} form of an integration's URI names it.
 *
 * @param signingName such as {@code kinesis}
 * @param target {@code X-Amz-Target}, such as {@code Kinesis_20131202.PutRecord}: API Gateway makes it of the action
 */
public record ServiceAction(String signingName, String target) {}
