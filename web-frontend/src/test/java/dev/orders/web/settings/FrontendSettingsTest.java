package dev.orders.web.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontendSettingsTest {
    private static final String URL = "http://localhost:4566";

    @Test
    void namesEveryMissingVariableOnOneLine() {
        assertThatThrownBy(() -> new FrontendSettings("", URL, "client", " ", URL, URL, "eu-west-1", ""))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("ISSUER is missing; WEB_CLIENT_SECRET is missing; TELEMETRY_STREAM is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:8080", "ftp://localhost", "http://localhost/", "http://user@localhost", "http://a b"})
    void refusesWhatIsNoUrl(String webUrl) {
        assertThatThrownBy(() -> settings(URL, "secret", webUrl))
                .hasMessage("WEB_URL must be an http(s) URL without a trailing slash, but is '%s'", webUrl);
    }

    private static FrontendSettings settings(String hostedUiUrl, String secret, String webUrl) {
        return new FrontendSettings(URL, hostedUiUrl, "client", secret, webUrl, URL, "eu-west-1", "telemetry");
    }

    @Test
    void namesTheOriginOfTheHostedUi() {
        var settings = settings("https://orders.auth.example:8443/x", "secret", URL);

        assertThat(settings.hostedUiOrigin()).isEqualTo("https://orders.auth.example:8443");
    }

    @Test
    void keepsTheSecretToItself() {
        assertThat(settings(URL, "hush-hush", URL).toString()).doesNotContain("hush-hush");
    }
}
