package dev.orders.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.api.ApiTest;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Whether a token is good can't be told without the issuer's keys: that is no fault of the caller's. */
@TestPropertySource(properties = "api.issuer=http://127.0.0.1:1/pool")
class IssuerAwayTest extends ApiTest {

    @Test
    void asksToTryAgain() {
        var answer = api().get(anna.tokens(), "/orders");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.response().body()).doesNotContain("127.0.0.1");
    }
}
