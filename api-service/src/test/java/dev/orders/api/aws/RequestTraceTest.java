package dev.orders.api.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.api.ApiTest;
import dev.orders.api.standin.AwsProxy.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTraceTest extends ApiTest {
    private static final String TRACE = "Root=1-69579a20-0123456789abcdef01234567;Parent=0123456789abcdef;Sampled=1";

    @Test
    void marksEveryCallOfARequestWithItsTrace() {
        api().send(api().request(anna.tokens(), "/orders").header(RequestTrace.HEADER, TRACE));

        assertThat(AWS.calls()).extracting(Call::operation).contains("GetId", "GetCredentialsForIdentity", "Query");
        assertThat(AWS.calls()).extracting(Call::trace).containsOnly(TRACE);
    }

    @Test
    void leavesTheCallsOfTheNextRequestAlone() {
        api().send(api().request(anna.tokens(), "/orders").header(RequestTrace.HEADER, TRACE));
        AWS.calls().clear();
        api().get(anna.tokens(), "/orders");

        assertThat(AWS.calls()).isNotEmpty().extracting(Call::trace).containsOnly("");
    }

    @Test
    void forwardsNothingElse() {
        api().send(api().request(anna.tokens(), "/orders").header(RequestTrace.HEADER, "Root=1-2-3"));

        assertThat(AWS.calls()).isNotEmpty().extracting(Call::trace).containsOnly("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Root=1-69579a20-0123456789abcdef01234567",
                TRACE,
                "Self=1-69579a20-0123456789abcdef01234567;Root=1-69579a20-0123456789abcdef01234567",
                "Root=1-69579a20-0123456789abcdef01234567;Parent=0123456789abcdef;Sampled=1;Lineage=1:a87bd80c:0"
            })
    void knowsTheDocumentedForm(String trace) {
        assertThat(RequestTrace.isDocumented(trace)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-69579a20-0123456789abcdef01234567",
                "Parent=0123456789abcdef",
                "Self=1-69579a20-0123456789abcdef01234567",
                "Root=1-69579a20-0123456789abcdef01234567;",
                "Root=1-69579a20-0123456789abcdef01234567;user=anna",
                "Root=1-69579a20-0123456789abcdef01234567\u2028",
                "Root=1-69579A20-0123456789ABCDEF01234567",
                "Root=1-69579a20-0123456789abcdef01234567, Root=1-69579a20-0123456789abcdef01234567"
            })
    void knowsNoOther(String trace) {
        assertThat(RequestTrace.isDocumented(trace)).isFalse();
    }
}
