package dev.orders.e2e.client;

import dev.orders.e2e.environment.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** The mailbox that only a local environment has: mail of AWS itself goes to those it is for. */
public final class Mailbox {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern LINK = Pattern.compile("href=\"(/console/mailbox/[^\"]+)\"");
    private static final Pattern SUBJECT = Pattern.compile("<h1>(.*?)</h1>");
    private static final Pattern TO = Pattern.compile("<dt>To</dt><dd>(.*?)</dd>");
    private static final Pattern TEXT = Pattern.compile("<pre[^>]*>(.*?)</pre>", Pattern.DOTALL);

    private final URI origin;

    public Mailbox(Environment environment) {
        this.origin = environment.awsEndpoint().orElseThrow();
    }

    /** One message. */
    public record Mail(String to, String subject, String text) {}

    /** All mail whose text has this in it, the newest first. */
    public List<Mail> about(String text) {
        return all().stream().filter(mail -> mail.text().contains(text)).toList();
    }

    public List<Mail> all() {
        List<String> links = LINK.matcher(page("/console/mailbox"))
                .results()
                .map(link -> link.group(1))
                .toList();
        return links.stream().map(this::page).map(Mailbox::mail).toList();
    }

    private static Mail mail(String page) {
        return new Mail(first(TO, page), first(SUBJECT, page), first(TEXT, page));
    }

    private static String first(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        return matcher.find() ? HtmlUtils.htmlUnescape(matcher.group(1)) : "";
    }

    private String page(String path) {
        try {
            return CLIENT.send(HttpRequest.newBuilder(origin.resolve(path)).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
