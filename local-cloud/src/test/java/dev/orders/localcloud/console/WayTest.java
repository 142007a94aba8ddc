package dev.orders.localcloud.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.localcloud.wire.Hop;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WayTest {

    @Test
    void gathersTheHopsOfOneRequestInTheOrderInWhichTheyBegan() {
        Hop read = Hops.sdk("read", Hops.ROOT, 9, "GetItem", List.of(), 200);
        Hop id = Hops.sdk("id", Hops.ROOT, 0, "GetId", List.of(), 200);
        Hop api = Hops.api("api", Hops.ROOT, "/v1/orders", 200);

        List<Way> ways = Way.of(List.of(api, read, id));

        assertThat(ways).singleElement().satisfies(way -> {
            assertThat(way.id()).isEqualTo(Hops.ROOT);
            assertThat(way.hops()).containsExactly(api, id, read);
            assertThat(way.services()).containsExactly("dynamodb", "execute-api");
            assertThat(way.took()).hasMillis(20);
            assertThat(way.isNamed("read")).isTrue();
        });
    }

    @Test
    void putsTheNewestFirst() {
        Hop old = Hops.sdk("old", null, 0, "GetItem", List.of(), 200);
        Hop young = Hops.sdk("young", null, 1, "GetItem", List.of(), 200);

        assertThat(Way.of(List.of(old, young))).extracting(Way::id).containsExactly("young", "old");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Root",
                "1-2-3",
                "Xoot=1-69579a20-0123456789abcdef01234567",
                "1-69579A20-0123456789abcdef01234567"
            })
    void leavesHopsWithoutARealTraceAlone(String root) {
        Hop one = Hops.sdk("one", root, 0, "GetItem", List.of(), 200);
        Hop other = Hops.sdk("other", root, 1, "GetItem", List.of(), 200);

        assertThat(Way.of(List.of(one, other))).hasSize(2);
    }

    @Test
    void isDeniedWhenAnyHopIs() {
        Hop api = Hops.api("api", Hops.ROOT, "/v1/orders", 200);
        Hop denied = Hops.sdk("read", Hops.ROOT, 1, "GetItem", List.of(Hops.readOf("user-2")), 400);

        assertThat(Way.of(List.of(denied, api)).getFirst().denied()).isTrue();
        assertThat(Way.of(List.of(api)).getFirst().denied()).isFalse();
    }

    @Test
    void tellsDenialsFromMistakesAndFaults() {
        assertThat(Outcome.of(Hops.api("a", null, "/", 401))).isEqualTo(Outcome.DENIED);
        assertThat(Outcome.of(Hops.api("a", null, "/", 404))).isEqualTo(Outcome.REJECTED);
        assertThat(Outcome.of(Hops.api("a", null, "/", 502))).isEqualTo(Outcome.FAULT);
        assertThat(Outcome.of(Hops.sdk("a", null, 0, "GetItem", List.of(Hops.readOf("user-1")), 200)))
                .isEqualTo(Outcome.OK);
    }
}
