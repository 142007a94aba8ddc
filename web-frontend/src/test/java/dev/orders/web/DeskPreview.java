package dev.orders.web;

import dev.orders.web.standin.Desk;
import dev.orders.web.standin.OrdersApi;
import dev.orders.web.standin.UserPool;
import java.util.HashMap;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Shows the pages without anything behind them: {@code main} signs everybody in and serves canned orders. */
class DeskPreview {
    public static void main(String[] args) {
        int port = Integer.getInteger("preview.port", 8080);
        var pool = new UserPool();
        var api = new OrdersApi();
        String failing = System.getProperty("preview.failing", "");
        if (!failing.isEmpty()) {
            api.fail("GET /v1/telemetry/summary", Integer.parseInt(failing), "application/json", "{}");
        }
        api.empty = Boolean.getBoolean("preview.empty");
        pool.user = new UserPool.User(
                pool.user.sub(),
                pool.user.email(),
                List.of(System.getProperty("preview.groups", "customers").split(",")));
        var settings = new HashMap<>(Desk.settings(pool, api, "http://localhost:" + port));
        settings.put("PORT", port);
        new SpringApplicationBuilder(WebApplication.class).properties(settings).run(args);
    }
}
