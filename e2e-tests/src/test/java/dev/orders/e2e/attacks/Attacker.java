package dev.orders.e2e.attacks;

import dev.orders.e2e.client.Arns;
import dev.orders.e2e.client.Aws;
import dev.orders.e2e.environment.Environment;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Somebody with AWS credentials of their own, and every client that they can be put into. */
public record Attacker(
        Arns arns,
        DynamoDbClient dynamoDb,
        SfnClient sfn,
        KinesisClient kinesis,
        SqsClient sqs,
        SesV2Client ses,
        LambdaClient lambda)
        implements AutoCloseable {

    public static Attacker with(Environment environment, AwsSessionCredentials credentials) {
        Aws aws = new Aws(environment);
        return new Attacker(
                Arns.of(environment, credentials),
                aws.dynamoDb(credentials),
                aws.sfn(credentials),
                aws.kinesis(credentials),
                aws.sqs(credentials),
                aws.ses(credentials),
                aws.lambda(credentials));
    }

    @Override
    public void close() {
        dynamoDb.close();
        sfn.close();
        kinesis.close();
        sqs.close();
        ses.close();
        lambda.close();
    }
}
