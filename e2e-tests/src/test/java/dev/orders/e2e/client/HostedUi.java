package dev.orders.e2e.client;

import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.Environment.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public client's sign-in: authorization code with PKCE (RFC 7636) through the Hosted UI's own forms. */
public final class HostedUi {

    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
    private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");
    private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");
    private static final Pattern ACTION = Pattern.compile("<form\\b[^>]*\\baction=\"([^\"]*)\"");

    private final Environment environment;

    public HostedUi(Environment environment) {
        this.environment = environment;
    }

    public Tokens signIn(Account account) {
        return signIn(account, "openid email profile orders/read orders/write");
    }

    public Tokens signInToApprove(Account account) {
        return signIn(account, "openid email profile orders/read orders/write orders/approve");
    }

    /** Signs in with a session of its own and asks for these scopes. */
    public Tokens signIn(Account account, String scope) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String verifier = base64(random);
        try (HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            URI callback = walk(client, authorize(scope, verifier), account);
            return exchange(client, query(callback).get("code"), verifier);
        }
    }

    private URI authorize(String scope, String verifier) {
        return URI.create(environment.hostedUiUrl() + "/oauth2/authorize?"
                + form(Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        environment.get("public_client_id"),
                        "redirect_uri",
                        environment.get("public_client_callback_url"),
                        "scope",
                        scope,
                        "state",
                        "state",
                        "code_challenge_method",
                        "S256",
                        "code_challenge",
                        base64(sha256(verifier)))));
    }

    /** Follows redirects, submits the sign-in form once, and stops at the client's callback. */
    private URI walk(HttpClient client, URI start, Account account) {
        URI at = start;
        for (int step = 0; step < 10; step++) {
            if (at.toString().startsWith(environment.get("public_client_callback_url"))) {
                return at;
            }
            HttpResponse<String> page = send(client, HttpRequest.newBuilder(at).build());
            if (page.statusCode() == 200) {
                page = submit(client, at, page.body(), account);
            }
            at = at.resolve(page.headers()
                    .firstValue("Location")
                    .orElseThrow(
                            () -> new IllegalStateException("sign-in of " + account + " ended without a redirect")));
        }
        throw new IllegalStateException("sign-in of " + account + " redirects for ever");
    }

    private static HttpResponse<String> submit(HttpClient client, URI page, String html, Account account) {
        Map<String, String> fields = new LinkedHashMap<>();
        INPUT.matcher(html).results().forEach(input -> {
            Matcher name = NAME.matcher(input.group());
            Matcher value = VALUE.matcher(input.group());
            if (name.find()) {
                fields.put(name.group(1), value.find() ? value.group(1) : "");
            }
        });
        fields.put("username", account.email());
        fields.put("password", account.password());
        Matcher action = ACTION.matcher(html);
        URI target = action.find() && !action.group(1).isEmpty()
                ? page.resolve(action.group(1).replace("&amp;", "&"))
                : page;
        return send(client, post(target, fields).build());
    }

    private Tokens exchange(HttpClient client, String code, String verifier) {
        HttpResponse<String> answer = send(
                client,
                post(
                                URI.create(environment.hostedUiUrl() + "/oauth2/token"),
                                Map.of(
                                        "grant_type",
                                        "authorization_code",
                                        "client_id",
                                        environment.get("public_client_id"),
                                        "redirect_uri",
                                        environment.get("public_client_callback_url"),
                                        "code",
                                        code,
                                        "code_verifier",
                                        verifier))
                        .build());
        JsonNode tokens = JsonMapper.shared().readTree(answer.body());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("no tokens: " + answer.statusCode() + " " + tokens.path("error"));
        }
        return new Tokens(
                tokens.get("id_token").asString(),
                tokens.get("access_token").asString(),
                tokens.get("refresh_token").asString());
    }

    private static HttpRequest.Builder post(URI target, Map<String, String> fields) {
        return HttpRequest.newBuilder(target)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(fields)));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> query(URI uri) {
        return Pattern.compile("&")
                .splitAsStream(uri.getRawQuery())
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
