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
    void ofOrdersAndTheirApproval(Environment environment, Tab customer, Tab approver) {
        OrdersApi api = OrdersApi.of(environment, new HostedUi(environment).signIn(environment.account("customer1")));
        api.place("PEN-GEL-BLK", 4);
        String cancelled = api.place("WHITEBOARD-M", 1).get("orderId").asString();
        api.post("/orders/" + cancelled + "/cancel", "");
        api.place("CHAIR-TASK-01", 4);
        String order = api.post("/orders", """
                        {"lines":[{"sku":"DESK-OAK-160","quantity":2},{"sku":"LAMP-DESK-02","quantity":2},
                        {"sku":"PEN-GEL-BLK","quantity":20}],"note":"Third floor, please ring twice."}""").json().get("orderId").asString();
        customer.page().setViewportSize(1200, 720);
        customer.signIn(environment, environment.account("customer1"));
        open(customer, environment, "/orders/" + order);
        customer.page().locator(".badge-pending-approval").waitFor();
        take(customer, "order.png");
        open(customer, environment, "/orders");
        take(customer, "orders.png");

        approver.page().setViewportSize(1200, 560);
        approver.signIn(environment, environment.account("approver1"));
        open(approver, environment, "/approvals");
        take(approver, "approvals.png");

        Page console = customer.page();
        console.setViewportSize(1200, 900);
        console.navigate(environment.get("aws_endpoint_url") + "/console/executions?status=RUNNING");
        console.locator("#executions a").first().click();
        take(customer, "execution.png");
    }

    private static void open(Tab tab, Environment environment, String path) {
        tab.page().navigate(environment.webUrl() + path);
    }

    private static void take(Tab tab, String file) {
        tab.page().screenshot(new Page.ScreenshotOptions().setPath(DOCS.resolve(file)));
    }
}
