package dev.orders.localcloud.dynamodb;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where DynamoDB Local comes from and where its rows go.
 *
 * @param libraries the folder of DynamoDB Local's jars: the build copies them to {@code local-cloud/dynamodb-local/target/lib}
 * @param data the folder that keeps the rows; null keeps them in memory
 */
public record DynamoDbSettings(Path libraries, @Nullable Path data) {}
