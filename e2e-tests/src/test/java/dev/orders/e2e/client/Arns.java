package dev.orders.e2e.client;

import dev.orders.e2e.environment.Environment;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Names of an environment's resources, as its definitions build them.
 *
 * @param prefix what all names begin with, such as {@code orders-local-}
 */
public record Arns(String region, String account, String prefix) {

    /** @param credentials of anybody: STS tells everybody their account */
    public static Arns of(Environment environment, AwsSessionCredentials credentials) {
        try (StsClient sts = new Aws(environment).sts(credentials)) {
            return of(environment, sts.getCallerIdentity().account());
        }
    }

    public static Arns of(Environment environment, String account) {
        String table = environment.get("orders_table");
        return new Arns(environment.region(), account, table.substring(0, table.length() - "orders".length()));
    }

    public String role(String role) {
        return "arn:aws:iam::" + account + ":role/" + prefix + role;
    }

    public String table(String table) {
        return arn("dynamodb", "table/" + prefix + table);
    }

    public String stateMachine(String workflow) {
        return arn("states", "stateMachine:" + prefix + workflow);
    }

    public String stream(String stream) {
        return arn("kinesis", "stream/" + prefix + stream);
    }

    public String function(String function) {
        return arn("lambda", "function:" + prefix + function);
    }

    public String queue(String queue) {
        return arn("sqs", prefix + queue);
    }

    /** The ARN of something that no prefix is put before. */
    public String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + region + ":" + account + ":" + resource;
    }
}
