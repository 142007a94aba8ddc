package dev.orders.e2e.terraform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An AWS that takes every call and does little: what was asked of it can be read back. It ends with the tests' process. */
record Emulator(Process process, URI endpoint, String certificateArn) implements AutoCloseable {

    static final String REGION = "eu-west-1";
    static final String ACCOUNT_ID = "123456789012";

    static Emulator start(String host) {
        try {
            Path log = Files.createTempFile(Files.createDirectories(Path.of("target")), "emulator-", ".log");
            Process process = new ProcessBuilder(
                            "python3", "src/test/resources/emulator/moto_emulator.py", REGION, host)
                    .redirectError(log.toFile())
                    .start();
            BufferedReader output = process.inputReader();
            String line = output.readLine();
            if (line == null) {
                throw new IllegalStateException("the emulator did not start:\n" + Files.readString(log));
            }
            JsonNode started = JsonMapper.shared().readTree(line);
            return new Emulator(
                    process,
                    URI.create("http://127.0.0.1:" + started.get("port").asInt()),
                    started.get("certificate_arn").asString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For Terraform's provider. A call that the emulator lacks fails soon, and isn't tried for minutes. */
    Map<String, String> variables() {
        return Map.of(
                "AWS_ENDPOINT_URL",
                endpoint.toString(),
                "AWS_ACCESS_KEY_ID",
                "test",
                "AWS_SECRET_ACCESS_KEY",
                "test",
                "AWS_EC2_METADATA_DISABLED",
                "true",
                "AWS_MAX_ATTEMPTS",
                "2");
    }

    <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    /** For a service whose client the tests don't have: the emulator finds the service by the signature's scope alone. */
    HttpRequest request(String service, String path) {
        return requestOf(service, path).build();
    }

    /** The same for an operation of a service that speaks JSON. */
    HttpRequest request(String service, String target, String body) {
        return requestIn(REGION, service, target, body);
    }

    /** The same in another region: what CloudFront uses is in us-east-1. */
    HttpRequest requestIn(String region, String service, String target, String body) {
        return requestOf(region, service, "/")
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", target)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest.Builder requestOf(String service, String path) {
        return requestOf(REGION, service, path);
    }

    private HttpRequest.Builder requestOf(String region, String service, String path) {
        return HttpRequest.newBuilder(endpoint.resolve(path))
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=test/20260101/" + region + "/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=none");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
