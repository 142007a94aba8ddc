package dev.orders.web.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a screen: cookies, redirects one by one, forms with their CSRF token. */
public final class Browser {
    /** One answer; {@code status} and headers are the last redirect's target's. */
    public record Page(URI uri, int status, Map<String, List<String>> headers, String body) {
        public String header(String name) {
            return String.join(", ", headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
        }

        /** The value of the first input with this name. */
        public String value(String input) {
            var found = Pattern.compile("<input[^>]*name=\"" + Pattern.quote(input) + "\"[^>]*value=\"([^\"]*)\"")
                    .matcher(body);
            if (!found.find()) {
                throw new AssertionError("no input " + input + " in " + body);
            }
            return found.group(1);
        }

        @Override
        public String toString() {
            return status + " " + uri + "\n" + body;
        }
    }

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String origin;
    /** Everything that the front end itself answered, to look for what must never be there. */
    public final List<Page> seen = new ArrayList<>();

    public Browser(String origin) {
        this.origin = origin;
    }

    public Page get(String path) {
        return follow(ask(HttpRequest.newBuilder(uri(path)).GET()));
    }

    /** The first answer alone, redirect or not. */
    public Page look(String path, String... headers) {
        var request = HttpRequest.newBuilder(uri(path)).GET();
        return ask(headers.length == 0 ? request : request.headers(headers));
    }

    /** Posts a form and follows where it leads. */
    public Page post(String path, Map<String, String> form) {
        return follow(submit(path, form));
    }

    /** Posts a form; the first answer alone. */
    public Page submit(String path, Map<String, String> form, String... headers) {
        String body = form.entrySet().stream()
                .map(field -> Server.encoded(field.getKey()) + "=" + Server.encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return ask(headers.length == 0 ? request : request.headers(headers));
    }

    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    private URI uri(String path) {
        return URI.create(path.startsWith("http") ? path : origin + path);
    }

    private Page follow(Page page) {
        Page current = page;
        for (int redirects = 0; current.status() / 100 == 3; redirects++) {
            if (redirects > 10) {
                throw new AssertionError("a redirect loop at " + current.uri());
            }
            current = ask(HttpRequest.newBuilder(current.uri().resolve(current.header("location")))
                    .GET());
        }
        return current;
    }

    private Page ask(HttpRequest.Builder request) {
        try {
            var response = http.send(
                    request.header("Accept", "text/html, */*;q=0.8").build(), HttpResponse.BodyHandlers.ofString());
            var page = new Page(
                    response.uri(), response.statusCode(), response.headers().map(), response.body());
            if (page.uri().toString().startsWith(origin)) {
                synchronized (seen) {
                    seen.add(page);
                }
            }
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
