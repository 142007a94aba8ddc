package dev.orders.localcloud.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orders.localcloud.definitions.DefinitionException;
import dev.orders.localcloud.gateway.model.Authorization;
import dev.orders.localcloud.gateway.model.Integration;
import dev.orders.localcloud.gateway.model.RestApi;
import dev.orders.localcloud.gateway.model.Route;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class RestApiReaderTest {

    private static final Surroundings SURROUNDINGS = new Surroundings(
            "arn:pool",
            "link-1",
            "eu-west-1",
            Set.of("arn:aws:iam::123456789012:role/events"),
            Map.of("colour", "blue"));

    /** One change to the valid document, and the place that the refusal names: the changed one unless said otherwise. */
    record Case(String name, JsonPointer at, JsonNode value, String place, String why) {
        static Case of(JsonNode node) {
            String at = node.path("at").asString();
            return new Case(
                    node.path("name").asString(),
                    JsonPointer.compile(at),
                    node.path("value"),
                    node.path("place").asString(at),
                    node.path("why").asString());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> refusedDocuments() {
        List<Case> cases = new ArrayList<>();
        read(new JsonMapper(), "refused-documents.json").forEach(node -> cases.add(Case.of(node)));
        assertThat(cases).isNotEmpty();
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("refusedDocuments")
    void refuses(Case refused) {
        ObjectNode document = valid();
        ObjectNode parent = (ObjectNode) document.at(refused.at().head());
        String member = refused.at().last().getMatchingProperty();
        if (refused.value().isMissingNode()) {
            assertThat(parent.remove(member)).isNotNull();
        } else {
            parent.set(member, refused.value());
        }

        assertThatThrownBy(() -> RestApiReader.read(document, SURROUNDINGS))
                .isInstanceOf(DefinitionException.class)
                .hasMessageStartingWith("openapi.yaml at " + refused.place() + ": ")
                .hasMessageContaining(refused.why());
    }

    @Test
    void readsTheValidDocument() {
        RestApi api = RestApiReader.read(valid(), SURROUNDINGS);

        Route route = Objects.requireNonNull(api.root().route("GET", List.of("orders", "o-1")));
        assertThat(route.pathParameters()).containsExactly(Map.entry("orderId", "o-1"));
        assertThat(route.method().authorization())
                .isEqualTo(new Authorization.CognitoUserPools("Authorization", Set.of("orders/read")));
        assertThat(route.method().integration()).isInstanceOfSatisfying(Integration.HttpProxy.class, proxy -> {
            assertThat(proxy.timeout()).isEqualTo(Duration.ofMillis(50));
            assertThat(proxy.uri().expand(Map.of("id", "o-1"))).isEqualTo("http://backend.internal:8081/orders/o-1");
        });
    }

    private static ObjectNode valid() {
        return (ObjectNode) read(new YAMLMapper(), "valid.yaml");
    }

    private static JsonNode read(ObjectMapper mapper, String name) {
        try (InputStream file = RestApiReaderTest.class.getResourceAsStream("/gateway/" + name)) {
            return mapper.readTree(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
