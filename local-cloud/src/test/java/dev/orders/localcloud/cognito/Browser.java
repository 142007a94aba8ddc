package dev.orders.localcloud.cognito;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An HTTP client with a cookie jar that follows no redirect by itself. */
final class Browser {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI origin;

    Browser(int port) {
        this.origin = URI.create("http://localhost:" + port);
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(origin.resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(origin.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(query(form)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** Opens the sign-in page and sends its form. */
    HttpResponse<String> signIn(String loginPath, String email, String password) {
        Matcher csrf = CSRF.matcher(get(loginPath).body());
        if (!csrf.find()) {
            throw new AssertionError("the sign-in page has no CSRF token");
        }
        return post(loginPath, Map.of("_csrf", csrf.group(1), "username", email, "password", password));
    }

    /** From the authorize endpoint, through the sign-in page unless there is a session, to the address with the code. */
    URI authorize(Map<String, String> parameters, String email) {
        String location = location(get("/oauth2/authorize?" + query(parameters)));
        if (!location.startsWith("/login?")) {
            return URI.create(location);
        }
        HttpResponse<String> signedIn = signIn(location, email, CognitoTestApplication.PASSWORD);
        return URI.create(location(get(location(signedIn))));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static String location(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError("no redirect: " + response + " " + response.body()));
    }

    static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
