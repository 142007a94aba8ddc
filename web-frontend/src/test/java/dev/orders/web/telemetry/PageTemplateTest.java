package dev.orders.web.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTemplateTest {
    private static final String ID = ":[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}";

    @ParameterizedTest
    @CsvSource({
        "GET, /orders/{orderId" + ID + ", /orders/{orderId}",
        "GET, /orders/{orderId" + ID + "/cancel, /orders/{orderId}/cancel",
        "GET, /orders/{orderId" + ID + "/status, other",
        "GET, /orders, /orders",
        "POST, /orders, /orders/new",
        "POST, /approvals/{taskId" + ID + "/decision, /approvals/{taskId}",
        "POST, /logout, other",
        "GET, /**, other"
    })
    void leavesOutWhatDiffersFromOnePageToTheNext(String method, String mapping, String template) {
        assertThat(PageTemplate.of(method, mapping)).isEqualTo(template);
    }

    @Test
    void isOtherWhereNoHandlerWasFound() {
        assertThat(PageTemplate.of("GET", null)).isEqualTo("other");
    }
}
