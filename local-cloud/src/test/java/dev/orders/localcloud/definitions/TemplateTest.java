package dev.orders.localcloud.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    private static final Map<String, String> VARIABLES = Map.of("name", "orders", "price", "$1 \\ ${name}");

    @Test
    void replacesPlaceholdersOnceAndLiterally() {
        assertThat(Template.render("t", "a-${name}-${price}", VARIABLES)).isEqualTo("a-orders-$1 \\ ${name}");
    }

    @Test
    void keepsWhatIsEscapedForIam() {
        assertThat(Template.render("t", "$${aws:PrincipalTag/userId} %%{x}", VARIABLES))
                .isEqualTo("${aws:PrincipalTag/userId} %{x}");
    }

    @Test
    void leavesOtherDollarsAlone() {
        assertThat(Template.render("t", "$input.path('$.x') 5$ 100%", VARIABLES))
                .isEqualTo("$input.path('$.x') 5$ 100%");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${upper(name)}", "${name", "${}", "${ name }", "%{ if true }x%{ endif }", "${var.name}"})
    void refusesExpressionsAndDirectivesNamingTheLine(String text) {
        assertThatThrownBy(() -> Template.render("file.yaml", "first\n" + text, VARIABLES))
                .isInstanceOf(DefinitionException.class)
                .hasMessageStartingWith("file.yaml at line 2");
    }
}
