package dev.orders.e2e.environment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a test needs of its target, and a deployed one may lack. */
public enum Need {
    /** Keys of somebody who may read everything: a deployed stack lends none. */
    DEVELOPER("developer", "the environment lends no developer_credentials") {
        @Override
        public boolean isMetBy(Environment environment) {
            return environment.developer().isPresent();
        }
    },
    /** The mailbox of the local cloud's console: mail of AWS goes to those it is for. */
    MAILBOX("mailbox", "the environment has no aws_endpoint_url, and no mailbox there") {
        @Override
        public boolean isMetBy(Environment environment) {
            return environment.awsEndpoint().isPresent();
        }
    },
    /** The REST service past the API: in a deployed stack only the VPC link leads to it. */
    SERVICE("service", "the environment has no api_service_url") {
        @Override
        public boolean isMetBy(Environment environment) {
            return environment.find("api_service_url").isPresent();
        }
    },
    /** The API: a PRIVATE one answers inside its VPC alone. */
    API("api", "the API is PRIVATE and doesn't answer here: run inside its VPC") {
        @Override
        public boolean isMetBy(Environment environment) {
            boolean isPrivate = environment.find("api_endpoint_type").orElse("").equals("PRIVATE");
            return !isPrivate || ANSWERS.computeIfAbsent(environment.apiUrl(), Need::answers);
        }
    };

    private static final Map<String, Boolean> ANSWERS = new ConcurrentHashMap<>();

    private final Capability capability;
    private final String lack;

    Need(String name, String lack) {
        this.capability = new Capability(name);
        this.lack = lack;
    }

    public abstract boolean isMetBy(Environment environment);

    /** For {@code -De2e.required}. */
    public Capability capability() {
        return capability;
    }

    /** Why tests that need it are not run. */
    public String lack() {
        return lack;
    }

    private static boolean answers(String apiUrl) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(apiUrl + "/health"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException unreachable) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
