package dev.orders.localcloud.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UriTemplateTest {

    private static final UriTemplate CANCEL = UriTemplate.parse("http://backend:81", "/orders/{id}/cancel");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "o-1       | o-1",
                "a/b       | a%2Fb",
                "../admin  | ..%2Fadmin",
                "a?b#c     | a%3Fb%23c",
                "..;x      | ..%3Bx",
                "a\\b      | a%5Cb",
                "100%      | 100%25",
                "%2e%2e    | %252e%252e",
                "€         | %E2%82%AC",
                "@host:80  | %40host%3A80"
            })
    void fillsOneSegment(String value, String segment) {
        String url = CANCEL.expand(Map.of("id", value));

        assertThat(url).isEqualTo("http://backend:81/orders/" + segment + "/cancel");
        assertThat(URI.create(url).normalize().getRawPath()).isEqualTo("/orders/" + segment + "/cancel");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", ""})
    void refusesWhatIsNoSegment(String value) {
        assertThatThrownBy(() -> CANCEL.expand(Map.of("id", value))).isInstanceOf(IllegalArgumentException.class);
    }
}
