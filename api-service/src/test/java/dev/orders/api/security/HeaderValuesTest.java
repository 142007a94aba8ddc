package dev.orders.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

class HeaderValuesTest {

    @Test
    void refusesExactlyTheCharactersThatSpringRefuses() {
        for (char c = 0; c < Character.MIN_SURROGATE; c++) {
            assertThat(accepts(HeaderValues.firewall(), "a" + c))
                    .as("U+%04X", (int) c)
                    .isEqualTo(accepts(new StrictHttpFirewall(), "a" + c));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer a.B-9_~+/=", "bearer a.B-9_~+/=", "BEARER   a.B-9_~+/="})
    void readsABearerToken(String authorization) {
        assertThat(HeaderValues.bearerToken(authorization)).isEqualTo("a.B-9_~+/=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearera",
                "Bearer\ta",
                "Bearer a b",
                "Bearer a,b",
                "Bearer é",
                "Basic a"
            })
    void refusesWhatIsNoBearerToken(String authorization) {
        assertThatThrownBy(() -> HeaderValues.bearerToken(authorization)).isInstanceOf(InvalidTokenException.class);
    }

    private static boolean accepts(HttpFirewall firewall, String value) {
        var request = new MockHttpServletRequest("GET", "/orders");
        request.addHeader("X-Identity-Token", value);
        try {
            return value.equals(firewall.getFirewalledRequest(request).getHeader("X-Identity-Token"));
        } catch (RequestRejectedException e) {
            return false;
        }
    }
}
