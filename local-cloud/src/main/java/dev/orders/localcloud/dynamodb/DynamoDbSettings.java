package dev.orders.localcloud.dynamodb;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where DynamoDB Local comes from and where its rows go.
 *
 * @param region of the tables' ARNs, such as {@code eu-west-1}
 * @param accountId of the tables' ARNs: 12 digits
 * @param libraries the folder of DynamoDB Local's jars; null looks where the build copies them, below the working directory
 * @param data the folder that keeps the rows; null keeps them in memory
 */
public record DynamoDbSettings(
        String region,
        String accountId,
        @Nullable Path libraries,
        @Nullable Path data) {}
