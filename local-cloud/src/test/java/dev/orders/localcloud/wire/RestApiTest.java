package dev.orders.localcloud.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.orders.localcloud.wire.RestApi.Route;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestApiTest {

    private final RestApi api = new RestApi(
            "/2015-03-31/functions",
            List.of(
                    new Route("GET", "/{FunctionName}", "GetFunction"),
                    new Route("POST", "/{FunctionName}/invocations", "Invoke")));

    @Test
    void findsTheOperationAndTheMembersOfThePath() {
        RestApi.Found found = api.find("POST", "/2015-03-31/functions/a%3Ab+c%2Fd/invocations");

        assertThat(found).isNotNull();
        assertThat(found.route().operation()).isEqualTo("Invoke");
        assertThat(found.input().path("FunctionName").asString()).isEqualTo("a:b+c/d");
    }

    @Test
    void findsNothingAtAnotherMethodOrAnEmptySegment() {
        assertThat(api.find("PUT", "/2015-03-31/functions/a/invocations")).isNull();
        assertThat(api.find("POST", "/2015-03-31/functions//invocations")).isNull();
        assertThat(api.find("POST", "/2015-03-31/functions/a/invocations/")).isNull();
        assertThat(api.find("GET", "/2015-03-31/functions")).isNull();
    }

    @Test
    void ownsWhatIsBelowItsBaseAndNothingBeside() {
        assertThat(api.owns("/2015-03-31/functions")).isTrue();
        assertThat(api.owns("/2015-03-31/functions/x")).isTrue();
        assertThat(api.owns("/2015-03-31/functionsx")).isFalse();
        assertThat(api.owns("/")).isFalse();
    }

    @Test
    void refusesABrokenEscape() {
        assertThatIllegalArgumentException().isThrownBy(() -> api.find("GET", "/2015-03-31/functions/%zz"));
    }

    @Test
    void refusesTwoRoutesOfOneShapeAndABaseOfEverything() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new RestApi("/x", List.of(new Route("GET", "/{a}", "A"), new Route("GET", "/{b}", "B"))));
        assertThatIllegalArgumentException().isThrownBy(() -> new RestApi("/", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new RestApi("", List.of()));
    }
}
