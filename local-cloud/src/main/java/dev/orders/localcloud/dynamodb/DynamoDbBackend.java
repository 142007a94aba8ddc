package dev.orders.localcloud.dynamodb;

/** What executes a request after IAM allowed it. */
@FunctionalInterface
interface DynamoDbBackend {

    /** @param target the value of {@code X-Amz-Target}, such as {@code DynamoDB_20120810.GetItem} */
    LocalAnswer call(String target, byte[] body);
}
