package dev.orders.localcloud.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Lambda's Runtime API, as a runtime calls it: takes the next event, and answers it or says why it failed.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Using the Lambda runtime API</a>
 */
final class RuntimeApi {

    private static final String VERSION = "/2018-06-01/runtime/";
    private static final int ACCEPTED = 202;
    private static final int TOO_LARGE = 413;

    private final String base;

    /** @param authority what {@code AWS_LAMBDA_RUNTIME_API} holds: host, port and perhaps a path */
    RuntimeApi(String authority) {
        base = "http://" + authority + VERSION;
        // A second answer to one event would be refused, and the first may have arrived.
        System.setProperty("sun.net.http.retryPost", "false");
    }

    /** Waits for the next event, as long as it takes. */
    Event next() throws IOException {
        HttpURLConnection connection = open("invocation/next");
        expect(connection, HttpURLConnection.HTTP_OK);
        try (InputStream body = connection.getInputStream()) {
            return new Event(
                    required(connection, "Lambda-Runtime-Aws-Request-Id"),
                    Long.parseLong(required(connection, "Lambda-Runtime-Deadline-Ms")),
                    required(connection, "Lambda-Runtime-Invoked-Function-Arn"),
                    connection.getHeaderField("Lambda-Runtime-Trace-Id"),
                    connection.getHeaderField("Lambda-Runtime-Client-Context"),
                    body.readAllBytes());
        }
    }

    /** The handler's answer. One that is too large has become the invocation's error there. */
    void respond(String requestId, byte[] answer) throws IOException {
        HttpURLConnection connection = post("invocation/" + requestId + "/response", "application/json", null, answer);
        if (connection.getResponseCode() != TOO_LARGE) {
            expect(connection, ACCEPTED);
        }
        drain(connection);
    }

    void fail(String requestId, Failure failure) throws IOException {
        report("invocation/" + requestId + "/error", failure);
    }

    /** The function can't be used at all: no event is asked for after this. */
    void failInit(Failure failure) throws IOException {
        report("init/error", failure);
    }

    private void report(String path, Failure failure) throws IOException {
        HttpURLConnection connection =
                post(path, "application/vnd.aws.lambda.error+json", failure.category(), failure.json());
        expect(connection, ACCEPTED);
        drain(connection);
    }

    private HttpURLConnection post(String path, String contentType, @Nullable String errorType, byte[] body)
            throws IOException {
        HttpURLConnection connection = open(path);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(body.length);
        connection.setRequestProperty("Content-Type", contentType);
        if (errorType != null) {
            connection.setRequestProperty("Lambda-Runtime-Function-Error-Type", errorType);
        }
        connection.getOutputStream().write(body);
        return connection;
    }

    private HttpURLConnection open(String path) throws IOException {
        return (HttpURLConnection) URI.create(base + path).toURL().openConnection(Proxy.NO_PROXY);
    }

    private static void expect(HttpURLConnection connection, int status) throws IOException {
        if (connection.getResponseCode() != status) {
            throw new IOException("the Runtime API answered " + connection.getResponseCode());
        }
    }

    private static String required(HttpURLConnection connection, String header) throws IOException {
        String value = connection.getHeaderField(header);
        if (value == null) {
            throw new IOException("the Runtime API gave an event without " + header);
        }
        return value;
    }

    /** Read to its end, so that the connection serves the next request. */
    private static void drain(HttpURLConnection connection) throws IOException {
        InputStream body =
                connection.getErrorStream() != null ? connection.getErrorStream() : connection.getInputStream();
        try (body) {
            body.readAllBytes();
        }
    }
}
