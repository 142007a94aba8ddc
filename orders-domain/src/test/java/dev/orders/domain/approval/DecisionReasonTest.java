package dev.orders.domain.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionReasonTest {

    @Test
    void countsCharactersNotHalvesOfThem() {
        assertThat(DecisionReason.violation("\ud83d\ude00".repeat(500))).isEmpty();
        assertThat(DecisionReason.violation("\ud83d\ude00".repeat(501))).contains("must have at most 500 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two\nlines", "tab\t", "bell\u0007", "nul\u0000", "half \ud83d", "line\u2028end"})
    void refusesWhatIsNoLineOfText(String text) {
        assertThat(DecisionReason.violation(text)).isPresent();
        assertThatIllegalArgumentException().isThrownBy(() -> new DecisionReason(text));
    }
}
