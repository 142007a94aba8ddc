package dev.orders.telemetry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orders.telemetry.TelemetryEvent;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

class RequestTelemetryTest {
    private static final Instant AT = Instant.parse("2026-11-23T14:05:06Z");

    private final List<TelemetryEvent> told = new ArrayList<>();
    private long now;
    private final RequestTelemetry telemetry = new RequestTelemetry(told::add, InstantSource.fixed(AT), () -> now);
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    private FilterChain answers(String pattern, int status) {
        return (request, answer) -> {
            request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, pattern);
            ((HttpServletResponse) answer).setStatus(status);
            now += 12_600_000;
        };
    }

    private Map<String, Object> data() {
        assertThat(told).hasSize(1);
        return told.getFirst().data();
    }

    @Test
    void tellsMethodTemplateStatusAndTime() throws Exception {
        telemetry.doFilter(
                new MockHttpServletRequest("GET", "/orders/42"), response, answers("/orders/{orderId}", 200));

        assertThat(data())
                .isEqualTo(Map.of("method", "GET", "route", "/orders/{orderId}", "status", 200, "milliseconds", 13L));
        var event = told.getFirst();
        assertThat(event.type()).isEqualTo("request.handled");
        assertThat(event.time()).isEqualTo(AT);
        assertThat(event.partitionKey()).isEqualTo(event.id());
        assertThat(event.subject()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/orders/{orderId:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}} /orders/{orderId}",
                "/a/{b}/{c:.+}/d /a/{b}/{c}/d",
                "/files/{*path} /files/{*path}",
                "/a:b /a:b"
            })
    void writesTemplatesWithoutTheirExpressions(String pattern, String route) throws Exception {
        telemetry.doFilter(new MockHttpServletRequest("GET", "/x"), response, answers(pattern, 200));
        assertThat(data()).containsEntry("route", route);
    }

    @Test
    void namesNothingThatACallerMadeUp() throws Exception {
        telemetry.doFilter(new MockHttpServletRequest("BREW", "/coffee|{pot}"), response, (request, answer) -> {});
        assertThat(data()).containsEntry("method", "other").containsEntry("route", "other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/readiness", "/actuator/telemetry", "/assets/app.css"})
    void tellsNothingOfProbesAndAssets(String path) throws Exception {
        telemetry.doFilter(new MockHttpServletRequest("GET", path), response, answers("/**", 200));
        assertThat(told).isEmpty();
    }

    @Test
    void countsWhatFailedAsTheServersFault() {
        FilterChain failing = (request, answer) -> {
            throw new ServletException("broken");
        };
        assertThatThrownBy(() -> telemetry.doFilter(new MockHttpServletRequest("GET", "/orders"), response, failing))
                .isInstanceOf(ServletException.class);
        assertThat(data()).containsEntry("status", 500);
    }

    @Test
    void countsAnErrorThatIsReportedAsItsStatus() throws Exception {
        telemetry.doFilter(
                new MockHttpServletRequest("GET", "/nothing"),
                response,
                (request, answer) -> ((HttpServletResponse) answer).sendError(404));
        assertThat(data()).containsEntry("status", 404);
    }

    @Test
    void countsAnAsynchronousAnswerOnceWhenItIsComplete() throws Exception {
        var request = new MockHttpServletRequest("GET", "/slow");
        request.setAsyncSupported(true);
        telemetry.doFilter(request, response, (asked, answer) -> startAsync(request));
        assertThat(told).isEmpty();

        now += 40_000_000;
        response.setStatus(202);
        var context = (MockAsyncContext) request.getAsyncContext();
        assertThat(context).isNotNull();
        context.complete();
        assertThat(data()).containsEntry("status", 202).containsEntry("milliseconds", 40L);
    }

    private void startAsync(MockHttpServletRequest request) throws IOException {
        request.startAsync(request, response);
    }
}
