package dev.orders.localcloud.workflow.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ExpressionTest {

    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$states.input.a + 1 | 2",
                "$x.y | [1]",
                "null | null",
                "$states.input.n | null",
                "$exists($states.input.n) | true",
                "10 / 4 | 2.5",
                "1e20 | 100000000000000000000",
                "9007199254740991 * 2 | 18014398509481982",
                "[1..3][$ > 1] | [2,3]",
                "$partition([1,2,3], 2) | [[1,2],[3]]",
                "$range(7, 7, 1) | 7",
                "$range(3, 1, -1) | [3,2,1]",
                "$hash('', 'MD5') | \"d41d8cd98f00b204e9800998ecf8427e\"",
                "$parse('[1,null]') | [1,null]",
                "$pad('ab', 4, '-') | \"ab--\"",
                "$pad('ab', -4) | \"  ab\"",
                "$substring('a🪵b', 0, 500) | \"a🪵b\"",
                "$substring('a🪵b', 1, 1) | \"🪵\"",
                "$substring('a🪵b', -2) | \"🪵b\"",
                "$substring('a🪵b', -9, 2) | \"a🪵\"",
                "$substring('a🪵b', 3) | \"\"",
                "$substring('a🪵b', 1, -1) | \"\"",
                "$millis() | 1769860800000",
                "$toMillis('2026-01-31T12:00:00.5Z') | 1769860800500",
                "$replace('a1b2', /\\d/, 'x') | \"axbx\"",
                "$split('a1b2c', /\\d/) | [\"a\",\"b\",\"c\"]",
                "$contains('abc', /b/) | true",
                "$match('ab', /b/).index | 1",
                "$merge([$states.input, {'a': 2}]).a | 2",
                "$keys($states.input) | [\"a\",\"n\",\"long\"]",
                "$states.input.long | 9007199254740993",
            })
    void evaluates(String source, String expected) {
        assertThat(value(source)).isEqualTo(JSON.readTree(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$states.input.b", "$nobody", "$range(1, 3, -1)", "$partition([], 2)", "[1][$ = 2]"})
    void answersNothing(String source) {
        assertThat(value(source).isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$eval('1')",
                "$hash('a', 'CRC32')",
                "$parse('{')",
                "'a' - 1",
                "$uppercase(1)",
                "$number('x')",
                "$error('on purpose')",
                "$pad('a', 900000000)",
                "$range(1, 1e9, 1)",
                "($f := function($s, $n) { $n = 0 ? $s : $f($s & $s, $n - 1) }; $f('aaaaaaaa', 40))",
                "($f := function($n) { 1 + $f($n) }; $f(1))",
            })
    @Timeout(20)
    void fails(String source) {
        assertThatThrownBy(() -> value(source)).isInstanceOf(ExpressionException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "($f := function($n) { $f($n) }; $f(1))",
                "$contains($states.input.evil, /(x+x+)+y/)",
            })
    @Timeout(60)
    void isStoppedWhenItTakesTooLong(String source) {
        ObjectNode states = JSON.createObjectNode();
        states.putObject("input").put("evil", "x".repeat(5_000));
        assertThatThrownBy(() -> Expression.compile(source).evaluate(bindings(states)))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining("timeout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 +", "(", "'abc", "$f("})
    void refusesWhatIsNotJsonata(String source) {
        assertThatThrownBy(() -> Expression.compile(source))
                .isInstanceOf(ExpressionException.class)
                .hasMessageMatching("S0\\d{3}: .*");
    }

    @Test
    void anyNumberOfThreadsEvaluatesTheSameExpression() throws Exception {
        Expression expression = Expression.compile(
                "($twice := function($n) { $n * 2 }; $sum($map([1..20], function($i) { $twice($i) + $states.input })))");
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            int input = i;
            calls.add(() -> {
                ObjectNode states = JSON.createObjectNode().put("input", input);
                return expression.evaluate(bindings(states)).intValue() == 420 + 20 * input;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> call : threads.invokeAll(calls)) {
                assertThat(call.get()).isTrue();
            }
        }
    }

    @Test
    void noEvaluationSeesWhatAnotherBound() {
        Expression expression = Expression.compile("($y := $exists($y) ? 2 : 1; $y)");
        ObjectNode states = JSON.createObjectNode();
        assertThat(expression.evaluate(bindings(states)).intValue()).isEqualTo(1);
        assertThat(expression.evaluate(bindings(states)).intValue()).isEqualTo(1);
    }

    private static JsonNode value(String source) {
        ObjectNode states = JSON.createObjectNode();
        states.putObject("input").put("a", 1).putNull("n").put("long", 9007199254740993L);
        return Expression.compile(source).evaluate(bindings(states));
    }

    private static Bindings bindings(ObjectNode states) {
        return new Bindings(
                Map.of("x", JSON.readTree("{\"y\":[1]}")),
                () -> states,
                Instant.EPOCH.plus(Duration.ofMillis(1769860800000L)),
                () -> 1L << 63);
    }
}
