package dev.orders.e2e.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The running environment, as {@code environment.json} or {@code terraform output -json} describes it: the only thing the
 * tests know of their target.
 */
public record Environment(JsonNode outputs) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** @param location a URL, or a file */
    public static Environment read(String location) {
        try {
            if (location.startsWith("http:") || location.startsWith("https:")) {
                try (var in = URI.create(location).toURL().openStream()) {
                    return new Environment(JSON.readTree(in));
                }
            }
            return new Environment(JSON.readTree(Files.readString(Path.of(location))));
        } catch (IOException e) {
            throw new UncheckedIOException("no environment at " + location, e);
        }
    }

    /** With accounts of a file, a list of {@code email} and {@code password}: a deployed stack's outputs have none. */
    Environment withAccounts(Path file) {
        try {
            ObjectNode merged = (ObjectNode) outputs.deepCopy();
            merged.putObject("demo_accounts").set("value", JSON.readTree(Files.readString(file)));
            return new Environment(merged);
        } catch (IOException e) {
            throw new UncheckedIOException("no accounts in " + file, e);
        }
    }

    /** The output's value; a missing one fails the test that needs it. */
    public String get(String output) {
        return find(output).orElseThrow(() -> new IllegalStateException("the environment has no output " + output));
    }

    public Optional<String> find(String output) {
        JsonNode value = outputs.path(output).path("value");
        return value.isString() ? Optional.of(value.asString()) : Optional.empty();
    }

    public String webUrl() {
        return get("web_url");
    }

    public String apiUrl() {
        return get("api_url");
    }

    public String hostedUiUrl() {
        return get("hosted_ui_url");
    }

    public String issuer() {
        return get("issuer");
    }

    public String region() {
        return get("region");
    }

    /** Where SDK calls go; absent on AWS itself. */
    public Optional<URI> awsEndpoint() {
        return find("aws_endpoint_url").map(URI::create);
    }

    /** A name of the identity provider as the identity pool's {@code Logins} want it. */
    public String identityProvider() {
        return "cognito-idp." + region() + ".amazonaws.com/" + get("user_pool_id");
    }

    /** The account of this local part, such as {@code customer1}. */
    public Account account(String name) {
        return StreamSupport.stream(outputs.path("demo_accounts").path("value").spliterator(), false)
                .filter(account -> account.path("email").asString().startsWith(name + "@"))
                .map(account -> new Account(
                        account.path("email").asString(),
                        account.path("password").asString()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the environment has no account " + name));
    }

    /** Keys of somebody who may ask IAM; only a local environment lends them. */
    public Optional<AccessKey> developer() {
        JsonNode key = outputs.path("developer_credentials").path("value");
        return key.isObject()
                ? Optional.of(new AccessKey(
                        key.path("access_key_id").asString(),
                        key.path("secret_access_key").asString()))
                : Optional.empty();
    }

    /** A long-term access key. */
    public record AccessKey(String id, String secret) {
        @Override
        public String toString() {
            return id;
        }
    }

    /** Somebody who can sign in. */
    public record Account(String email, String password) {
        @Override
        public String toString() {
            return email;
        }
    }
}
