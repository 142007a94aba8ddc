package dev.orders.e2e.journeys;

import com.microsoft.playwright.Page;
import dev.orders.e2e.browser.NeedsChromium;
import dev.orders.e2e.browser.Tab;
import dev.orders.e2e.client.HostedUi;
import dev.orders.e2e.client.OrdersApi;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.Target;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Takes the documentation's pictures anew, when it is asked for by name: {@code mvn verify -Dit.test=Pictures}. */
@NeedsChromium
@ExtendWith(Target.class)
class Pictures {

    private static final Path DOCS = Path.of("..", "docs", "pictures");

    @Test
    void ofTheOrderDesk(Environment environment, Tab tab) {
        OrdersApi api = OrdersApi.of(environment, new HostedUi(environment).signIn(environment.account("customer1")));
        api.place("CHAIR-TASK-01", 4);
        String cancelled = api.place("WHITEBOARD-M", 1).get("orderId").asString();
        api.post("/orders/" + cancelled + "/cancel", "");
        String order = api.post("/orders", """
                        {"lines":[{"sku":"DESK-OAK-160","quantity":2},{"sku":"LAMP-DESK-02","quantity":2},
                        {"sku":"PEN-GEL-BLK","quantity":20}],"note":"Third floor, please ring twice."}""").json().get("orderId").asString();
        tab.page().setViewportSize(1200, 720);
        tab.signIn(environment, environment.account("customer1"));
        take(tab, environment, "/orders/" + order, "order.png");
        take(tab, environment, "/orders", "orders.png");
    }

    private static void take(Tab tab, Environment environment, String path, String file) {
        tab.page().navigate(environment.webUrl() + path);
        tab.page().screenshot(new Page.ScreenshotOptions().setPath(DOCS.resolve(file)));
    }
}
