package dev.orders.e2e.journeys;

import com.microsoft.playwright.Page;
import dev.orders.e2e.browser.NeedsChromium;
import dev.orders.e2e.browser.Tab;
import dev.orders.e2e.client.Await;
import dev.orders.e2e.client.HostedUi;
import dev.orders.e2e.client.OrderNumbers;
import dev.orders.e2e.client.OrdersApi;
import dev.orders.e2e.client.Rollups;
import dev.orders.e2e.client.Telemetry;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.LocalProcess;
import dev.orders.e2e.environment.Target;
import dev.orders.e2e.mutations.DefinitionsCopy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

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

    /** In an environment of its own, which has been busy for an hour. */
    @Test
    void ofOperations(Tab operator, @TempDir Path folder) {
        DefinitionsCopy definitions = BusyHour.permittedBy(DefinitionsCopy.in(folder));
        try (LocalProcess local = LocalProcess.start(
                        Map.of("definitions", definitions.folder().toString()));
                Rollups numbers = new Rollups(local.awaitReady())) {
            Environment environment = local.awaitReady();
            OrdersApi api =
                    OrdersApi.of(environment, new HostedUi(environment).signIn(environment.account("customer1")));
            // Its own events would come without what the changed definitions want of an event.
            operator.page().setExtraHTTPHeaders(Map.of("DNT", "1"));
            operator.page().setViewportSize(1280, 944);
            operator.signIn(environment, environment.account("operator1"));
            // The first requests of a service are slow: they are not to be all that the latest minute has.
            Instant next = Instant.now().truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
            Await.until("the next minute", Duration.ofSeconds(70), Instant::now, next::isBefore);
            BusyHour.tell(api, Instant.now());
            Telemetry telemetry = Telemetry.of(environment);
            Await.until("all is counted", numbers::orders, now -> now.equals(OrderNumbers.of(telemetry.events())));
            operator.page().reload();
            operator.page().locator("[data-chart=api] canvas[style]").waitFor();
            take(operator, "operations.png");
        }
    }

    private static void open(Tab tab, Environment environment, String path) {
        tab.page().navigate(environment.webUrl() + path);
    }

    private static void take(Tab tab, String file) {
        tab.page().screenshot(new Page.ScreenshotOptions().setPath(DOCS.resolve(file)));
    }
}
