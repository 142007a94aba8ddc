package dev.orders.localcloud.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTextTest {

    @Test
    void leavesOrdinaryTextAsItIs() {
        assertThat(ShownText.of("GET /v1/orders/ä?→")).isEqualTo("GET /v1/orders/ä?→");
    }

    @Test
    void spellsOutCharactersThatHideOrReorderOthers() {
        assertThat(ShownText.of("a\u202Eb\nc\u0000\u200Bd\uD800"))
                .isEqualTo("a\\u{202E}b\\u{000A}c\\u{0000}\\u{200B}d\\u{D800}");
    }

    @Test
    void showsNoToken() {
        assertThat(ShownText.of("/v1/orders/eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.c2lnbmF0dXJl/x"))
                .isEqualTo("/v1/orders/[token]/x");
    }

    @Test
    void cutsWhatIsTooLong() {
        assertThat(ShownText.of("x".repeat(10_000))).hasSize(401).endsWith("…");
        assertThat(ShownText.of("x".repeat(395) + "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."))
                .doesNotContain("eyJ");
    }
}
