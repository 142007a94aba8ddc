package dev.orders.localcloud.pipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orders.localcloud.definitions.DefinitionException;
import dev.orders.localcloud.pipes.InputTemplate.UnfitEventException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InputTemplateTest {

    private static final JsonNode EVENT = JsonMapper.shared().readTree("""
            {"text": "a \\"quoted\\" <$.number>", "number": 1.5, "yes": true, "none": null,
             "object": {"member-1": [1]}}""");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '|',
            value = {
                "<$.text> | '\"a \\\"quoted\\\" <$.number>\"'",
                "{\"a\": <$.number>} | {\"a\":1.5}",
                "{\"a\": <$.yes>, \"b\": <$.none>} | {\"a\":true,\"b\":null}",
                "{\"a\": <$.object>} | {\"a\":{\"member-1\":[1]}}",
                "{\"a\": <$.object.member-1>} | {\"a\":[1]}",
                "{\"a\": \"say <$.text>\"} | '{\"a\":\"say a \\\"quoted\\\" <$.number>\"}'",
                "{\"a\\\"\": \"\\\\<$.number>\", \"b\": <$.yes>} | '{\"a\\\"\":\"\\\\1.5\",\"b\":true}'",
                "\"no placeholder\" | '\"no placeholder\"'"
            })
    void fillsPlaceholders(String template, String expected) {
        assertThat(new InputTemplate(template, "/t").of(EVENT).toString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": <$.list[0]>}",
                "{\"a\": <aws.pipes.pipe-arn>}",
                "<$>",
                "<$.a.*>",
                "{\"a\": ",
                "free text"
            })
    void refusesWhatItDoesNotExecute(String template) {
        assertThatThrownBy(() -> new InputTemplate(template, "/pipes/p/inputTemplate"))
                .isInstanceOf(DefinitionException.class)
                .hasMessageStartingWith("pipes.yaml at /pipes/p/inputTemplate");
    }

    @Test
    void anEventWithoutTheValueDoesNotFit() {
        InputTemplate template = new InputTemplate("{\"a\": <$.object.other>}", "/t");
        assertThatThrownBy(() -> template.of(EVENT))
                .isInstanceOf(UnfitEventException.class)
                .hasMessage("the event has no $.object.other");
    }
}
