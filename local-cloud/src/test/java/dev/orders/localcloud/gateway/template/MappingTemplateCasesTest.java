package dev.orders.localcloud.gateway.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Templates by example: what each prints, what refuses it when it is compiled, what fails it when it is rendered. */
class MappingTemplateCasesTest {

    private static final Vocabulary VOCABULARY = new Vocabulary(
            name -> name.equals("requestId") || name.equals("requestTime") || name.startsWith("authorizer.claims."),
            Set.of("colour"),
            true);

    /** One case; exactly one of {@code prints}, {@code refused} and {@code fails} is there. */
    record Case(JsonNode node) {
        String text(String member, String otherwise) {
            return node.path(member).asString(otherwise);
        }

        @Override
        public String toString() {
            return text("name", "?");
        }
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream file = MappingTemplateCasesTest.class.getResourceAsStream("/gateway/template-cases.json")) {
            JsonNode cases = JsonMapper.shared().readTree(file);
            assertThat(cases.size()).isGreaterThan(60);
            return StreamSupport.stream(cases.spliterator(), false).map(Case::new);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void holds(Case example) {
        if (example.node().has("refused")) {
            assertThatThrownBy(() -> MappingTemplate.compile(example.text("template", ""), VOCABULARY))
                    .isInstanceOf(TemplateException.class)
                    .hasMessageContaining(example.text("refused", ""));
            return;
        }
        MappingTemplate template = MappingTemplate.compile(example.text("template", ""), VOCABULARY);
        Overrides overrides = new Overrides();
        Scope scope = scope(example, overrides);
        if (example.node().has("fails")) {
            assertThatThrownBy(() -> template.render(scope))
                    .isInstanceOf(TemplateException.class)
                    .hasMessageContaining(example.text("fails", ""));
            return;
        }
        assertThat(template.render(scope)).isEqualTo(example.text("prints", ""));
        if (example.node().has("overrides")) {
            assertThat(summary(overrides)).isEqualTo(example.text("overrides", ""));
        }
    }

    private static Scope scope(Case example, Overrides overrides) {
        return new Scope(
                example.text("body", ""),
                Map.of("id", "p-1", "both", "from the path"),
                Map.of("page", "2", "both", "from the query"),
                Map.of("Accept", "text/html", "Quote", "it's \"so\""),
                Map.of(
                        "requestId", "r-1",
                        "requestTime", "22/Nov/2026:08:07:06 +0000",
                        "authorizer", Map.of("claims", Map.of("sub", "s-1", "cognito:groups", "a,b"))),
                Map.of("colour", "blue"),
                overrides);
    }

    private static String summary(Overrides overrides) {
        Map<String, Object> summary = new LinkedHashMap<>();
        overrides.responseStatus().ifPresent(status -> summary.put("status", status));
        summary.put("headers", new TreeMap<>(overrides.responseHeaders()));
        summary.put("request", overrides.request("header"));
        return summary.toString();
    }
}
