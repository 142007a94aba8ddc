package dev.orders.localcloud.wire;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.orders.localcloud.signing.ReceivedRequest;
import dev.orders.localcloud.wire.RestApi.Route;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class InputsTest {

    private static final RestApi API = new RestApi(
            "/functions",
            List.of(new Route(
                    "POST", "/{FunctionName}/invocations", "Invoke", Map.of("X-Amz-Log-Type", "LogType"), true)));

    private static ObjectNode parameters(@Nullable String query, Map<String, List<String>> headers) {
        ReceivedRequest request =
                new ReceivedRequest("POST", "/functions/sums/invocations", query, headers, new byte[0]);
        return Inputs.parameters(requireNonNull(API.find("POST", request.path())), request);
    }

    @Test
    void comeFromPathQueryAndHeaders() {
        assertThat(parameters("Qualifier=live", Map.of("x-amz-log-type", List.of("Tail"), "X-Other", List.of("no"))))
                .hasToString("{\"Qualifier\":\"live\",\"LogType\":\"Tail\",\"FunctionName\":\"sums\"}");
    }

    @Test
    void lackWhatNoHeaderGives() {
        assertThat(parameters(null, Map.of())).hasToString("{\"FunctionName\":\"sums\"}");
    }

    @Test
    void areNeverSaidTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parameters(null, Map.of("X-Amz-Log-Type", List.of("Tail", "None"))));
        assertThatIllegalArgumentException().isThrownBy(() -> parameters("FunctionName=other", Map.of()));
    }

    @Test
    void thatBelongInAHeaderAreNotTakenFromTheQuery() {
        assertThatIllegalArgumentException().isThrownBy(() -> parameters("LogType=Tail", Map.of()));
    }

    @Test
    void leaveAPayloadAlone() {
        Addressee.Operation invoke = new Addressee.Operation(
                new FakeTables(), Protocol.REST_JSON, "Invoke", parameters(null, Map.of()), true);

        assertThat(Inputs.of(invoke, "no JSON".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .hasToString("{\"FunctionName\":\"sums\"}");
    }
}
