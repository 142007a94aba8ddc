package dev.orders.localcloud.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GlobTest {

    @Test
    void agreesWithARegularExpressionOnRandomInput() {
        Random random = new Random(20260131);
        for (int round = 0; round < 200_000; round++) {
            String pattern = text(random, "ab*?:", 8);
            String value = text(random, "ab*:", 10);
            boolean expected = Pattern.matches(pattern.replace("?", ".").replace("*", ".*"), value);
            assertThat(Glob.of(pattern).matches(value))
                    .as("%s against %s", pattern, value)
                    .isEqualTo(expected);
        }
    }

    @Test
    void everyTextMatchesItselfAsALiteralAndNothingElse() {
        Random random = new Random(1);
        for (int round = 0; round < 20_000; round++) {
            String text = text(random, "ab*?", 6);
            String other = text(random, "ab*?", 6);
            assertThat(Glob.literal(text).matches(text)).isTrue();
            assertThat(Glob.literal(text).matches(other)).isEqualTo(text.equals(other));
        }
    }

    @Test
    void aValueInsideAPatternIsNoPattern() {
        Random random = new Random(2);
        for (int round = 0; round < 20_000; round++) {
            String value = text(random, "ab*?", 5);
            Glob.Builder builder = new Glob.Builder();
            builder.pattern("a/");
            builder.value(value);
            builder.pattern("/*");
            String other = text(random, "ab*?", 5);
            assertThat(builder.build().matches("a/" + other + "/x")).isEqualTo(value.equals(other));
        }
    }

    @Test
    void splitsAtColonsAndKeepsWildcards() {
        assertThat(Glob.of("arn:aws:*:b?c::d:e").split(6))
                .extracting(Glob::text)
                .containsExactly("arn", "aws", "*", "b?c", "", "d:e");
        assertThat(Glob.of("arn:*:x").split(6).get(1).matches("anything")).isTrue();
        assertThat(Glob.of("a").split(6)).hasSize(1);
    }

    @Test
    void aPatternMadeToBacktrackAnswersInLinearTime() {
        Glob trap = Glob.of("*a".repeat(200) + "b");
        String value = "a".repeat(200_000);
        assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(trap.matches(value)).isFalse());
    }

    private static String text(Random random, String alphabet, int most) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(most + 1); length > 0; length--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
