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
        assertThatThrownBy(() -> new FrontendSettings("", URL, "client", " ", URL, URL))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("ISSUER is missing; WEB_CLIENT_SECRET is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:8080", "ftp://localhost", "http://localhost/", "http://user@localhost", "http://a b"})
    void refusesWhatIsNoUrl(String webUrl) {
        assertThatThrownBy(() -> new FrontendSettings(URL, URL, "client", "secret", webUrl, URL))
                .hasMessage("WEB_URL must be an http(s) URL without a trailing slash, but is '%s'", webUrl);
    }

    @Test
    void namesTheOriginOfTheHostedUi() {
        var settings = new FrontendSettings(URL, "https://orders.auth.example:8443/x", "client", "secret", URL, URL);

        assertThat(settings.hostedUiOrigin()).isEqualTo("https://orders.auth.example:8443");
    }

    @Test
    void keepsTheSecretToItself() {
        assertThat(new FrontendSettings(URL, URL, "client", "hush-hush", URL, URL).toString())
                .doesNotContain("hush-hush");
    }
}
