package dev.orders.e2e.client;

import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.Environment.AccessKey;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.KinesisClientBuilder;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The AWS of an environment through the real SDK. */
public final class Aws {

    private final Environment environment;

    public Aws(Environment environment) {
        this.environment = environment;
    }

    /** What the identity pool gives for an ID token: the credentials that anybody who stole the token would have. */
    public AwsSessionCredentials credentials(String idToken) {
        return credentials(idToken, r -> {});
    }

    /** Of somebody in several groups, the credentials of this role. */
    public AwsSessionCredentials credentials(String idToken, String roleArn) {
        return credentials(idToken, r -> r.customRoleArn(roleArn));
    }

    private AwsSessionCredentials credentials(String idToken, Consumer<GetCredentialsForIdentityRequest.Builder> role) {
        try (CognitoIdentityClient pool = identityPool()) {
            Map<String, String> logins = Map.of(environment.identityProvider(), idToken);
            String identity = pool.getId(r -> r.identityPoolId(environment.get("identity_pool_id"))
                            .logins(logins))
                    .identityId();
            Credentials credentials = pool.getCredentialsForIdentity(
                            r -> r.identityId(identity).logins(logins).applyMutation(role))
                    .credentials();
            return AwsSessionCredentials.create(
                    credentials.accessKeyId(), credentials.secretKey(), credentials.sessionToken());
        }
    }

    public CognitoIdentityClient identityPool() {
        return build(CognitoIdentityClient.builder(), AnonymousCredentialsProvider.create());
    }

    public DynamoDbClient dynamoDb(AwsSessionCredentials credentials) {
        return build(DynamoDbClient.builder(), StaticCredentialsProvider.create(credentials));
    }

    public DynamoDbClient dynamoDb(AccessKey developer) {
        return build(DynamoDbClient.builder(), provider(developer));
    }

    public SfnClient sfn(AwsSessionCredentials credentials) {
        return build(SfnClient.builder(), StaticCredentialsProvider.create(credentials));
    }

    public SfnClient sfn(AccessKey developer) {
        return build(SfnClient.builder(), provider(developer));
    }

    public KinesisClient kinesis(AwsCredentials credentials) {
        return build(KinesisClient.builder(), StaticCredentialsProvider.create(credentials));
    }

    /** Kinesis for whoever reads a lot: a shard answers five times a second, whoever asks. */
    public KinesisClient patientKinesis(AwsCredentials credentials) {
        KinesisClientBuilder builder = KinesisClient.builder();
        environment.awsEndpoint().ifPresent(builder::endpointOverride);
        return builder.region(Region.of(environment.region()))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(12)))
                .build();
    }

    public LambdaClient lambda(AwsSessionCredentials credentials) {
        return build(LambdaClient.builder(), StaticCredentialsProvider.create(credentials));
    }

    public LambdaClient lambda(AccessKey developer) {
        return build(LambdaClient.builder(), provider(developer));
    }

    public KinesisClient kinesis(AccessKey developer) {
        return build(KinesisClient.builder(), provider(developer));
    }

    public SqsClient sqs(AwsSessionCredentials credentials) {
        return build(SqsClient.builder(), StaticCredentialsProvider.create(credentials));
    }

    public SqsClient sqs(AccessKey developer) {
        return build(SqsClient.builder(), provider(developer));
    }

    public SesV2Client ses(AwsSessionCredentials credentials) {
        return build(SesV2Client.builder(), StaticCredentialsProvider.create(credentials));
    }

    public StsClient sts(AccessKey developer) {
        return build(StsClient.builder(), provider(developer));
    }

    public StsClient sts(AwsSessionCredentials credentials) {
        return build(StsClient.builder(), StaticCredentialsProvider.create(credentials));
    }

    /** IAM as the environment's developer, who may simulate policies. */
    public IamClient iam(AccessKey developer) {
        return build(IamClient.builder(), provider(developer));
    }

    private static AwsCredentialsProvider provider(AccessKey key) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret()));
    }

    private <C, B extends AwsClientBuilder<B, C>> C build(B builder, AwsCredentialsProvider credentials) {
        environment.awsEndpoint().ifPresent(builder::endpointOverride);
        return builder.region(Region.of(environment.region()))
                .credentialsProvider(credentials)
                .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
                .build();
    }
}
