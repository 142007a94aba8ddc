package dev.orders.web.settings;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The environment of this service; nothing of it is called while starting. URLs have no trailing slash.
 *
 * @param issuer the user pool's issuer, exactly as its tokens name it
 * @param hostedUiUrl base URL of the Hosted UI (the user pool's domain)
 * @param webClientId the confidential app client of this service
 * @param webClientSecret its secret
 * @param webUrl the origin under which browsers reach this service; everything absolute is built from it, never
 *     from request headers
 * @param apiUrl base URL of the orders API, stage included
 * @param region where the telemetry stream is
 * @param telemetryStream what this service tells of its requests goes there
 */
@ConfigurationProperties("frontend")
public record FrontendSettings(
        String issuer,
        String hostedUiUrl,
        String webClientId,
        String webClientSecret,
        String webUrl,
        String apiUrl,
        String region,
        String telemetryStream) {

    public FrontendSettings {
        var problems = new ArrayList<String>();
        requireUrl("ISSUER", issuer, problems);
        requireUrl("HOSTED_UI_URL", hostedUiUrl, problems);
        requireText("WEB_CLIENT_ID", webClientId, problems);
        requireText("WEB_CLIENT_SECRET", webClientSecret, problems);
        requireUrl("WEB_URL", webUrl, problems);
        requireUrl("API_URL", apiUrl, problems);
        requireText("AWS_REGION", region, problems);
        requireText("TELEMETRY_STREAM", telemetryStream, problems);
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
    }

    /** Whether browsers reach this service over TLS: cookies are then {@code Secure} and HSTS is sent. */
    public boolean https() {
        return webUrl.startsWith("https://");
    }

    /** The origin of the Hosted UI, for the content security policy. */
    public String hostedUiOrigin() {
        URI uri = URI.create(hostedUiUrl);
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    private static void requireText(String variable, @Nullable String value, List<String> problems) {
        if (value == null || value.isBlank()) {
            problems.add(variable + " is missing");
        }
    }

    private static void requireUrl(String variable, @Nullable String value, List<String> problems) {
        if (value == null || value.isBlank()) {
            problems.add(variable + " is missing");
        } else if (!value.matches("https?://[^/\\s?#@]+(/[^\\s?#]*)?") || value.endsWith("/")) {
            problems.add(variable + " must be an http(s) URL without a trailing slash, but is '" + value + "'");
        }
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "FrontendSettings[issuer=%s, hostedUiUrl=%s, webClientId=%s, webUrl=%s, apiUrl=%s, region=%s, telemetryStream=%s]"
                .formatted(issuer, hostedUiUrl, webClientId, webUrl, apiUrl, region, telemetryStream);
    }
}
