package dev.orders.localcloud.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceTest {

    private static final Resource ORDER = new Resource(
            Map.of("cancel", new Resource(Map.of(), null, methods("/orders/{id}/cancel", "POST"))),
            null,
            methods("/orders/{id}", "GET"));
    private static final Resource ROOT = new Resource(
            Map.of(
                    "orders",
                    new Resource(
                            Map.of("quote", new Resource(Map.of(), null, methods("/orders/quote", "POST"))),
                            new Resource.Parameter("id", ORDER),
                            methods("/orders", "GET"))),
            null,
            Map.of());

    @ParameterizedTest
    @CsvSource({
        "GET,  /orders,            /orders",
        "GET,  /orders/o-1,        /orders/{id}",
        "POST, /orders/o-1/cancel, /orders/{id}/cancel",
        "POST, /orders/quote,      /orders/quote",
        "GET,  /%6Frders,          /orders",
        "GET,  /orders/a%2Fcancel, /orders/{id}",
        "GET,  /orders/%E2%82%AC,  /orders/{id}"
    })
    void findsTheMethod(String method, String path, String resource) {
        assertThat(route(method, path))
                .extracting(route -> route.method().resourcePath())
                .isEqualTo(resource);
    }

    @Test
    void prefersALiteralOnlyWhenItHasTheMethod() {
        assertThat(route("GET", "/orders/quote"))
                .extracting(Route::pathParameters)
                .isEqualTo(Map.of("id", "quote"));
    }

    @Test
    void keepsAnEncodedSlashInItsParameter() {
        assertThat(route("GET", "/orders/a%2Fb"))
                .extracting(Route::pathParameters)
                .isEqualTo(Map.of("id", "a/b"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /",
        "GET, /order",
        "GET, /ORDERS",
        "get, /orders",
        "DELETE, /orders",
        "HEAD, /orders",
        "OPTIONS, /orders",
        "GET, /orders/",
        "GET, //orders",
        "GET, /orders//",
        "GET, /orders/o-1/",
        "POST, /orders//cancel",
        "GET, /orders%2Fo-1",
        "GET, /orders/.",
        "GET, /orders/..",
        "GET, /orders/%2e",
        "GET, /orders/%2E%2e",
        "GET, /orders/x/../y",
        "GET, /orders;a=b",
        "GET, /orders/o-1;a=b",
        "GET, /orders/..;",
        "GET, /orders/%00",
        "GET, /orders/a%0d%0ab",
        "GET, /orders/%zz",
        "GET, /orders/%2",
        "GET, /orders/%ff",
        "GET, /orders/%c0%ae%c0%ae",
        "GET, /orders/o-1/cancel",
        "POST, /orders/o-1/cancel/x",
        "GET, orders",
        "OPTIONS, *"
    })
    void findsNothing(String method, String path) {
        assertThat(route(method, path)).isNull();
    }

    private static @Nullable Route route(String method, String path) {
        List<String> segments = PathSegments.parse(path);
        return segments == null ? null : ROOT.route(method, segments);
    }

    private static Map<String, Method> methods(String path, String httpMethod) {
        return Map.of(
                httpMethod,
                new Method(
                        path,
                        httpMethod,
                        new Authorization.None(),
                        Map.of(),
                        new Integration.Mock(Map.of(), Integration.PassthroughBehavior.NEVER, List.of())));
    }
}
