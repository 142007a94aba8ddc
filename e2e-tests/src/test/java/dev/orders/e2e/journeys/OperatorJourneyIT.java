package dev.orders.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import dev.orders.e2e.browser.NeedsChromium;
import dev.orders.e2e.browser.Tab;
import dev.orders.e2e.client.Aws;
import dev.orders.e2e.client.HostedUi;
import dev.orders.e2e.client.OrdersApi;
import dev.orders.e2e.client.Telemetry;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.Need;
import dev.orders.e2e.environment.Needs;
import dev.orders.e2e.environment.Target;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What operators see of orders, pages and requests, while it happens. */
@NeedsChromium
@ExtendWith(Target.class)
@Needs(Need.API)
class OperatorJourneyIT {

    /** From an order to the page: the emitter, the batching window, a cold function, and the page's own turn. */
    private static final double COUNTED_WITHIN_MILLIS = 45_000;

    @Test
    void anOperatorLandsOnFiguresThatGoOnByThemselves(Environment environment, Tab operator, Tab customer) {
        operator.signIn(environment, environment.account("operator1"));
        assertThat(operator.page()).hasURL(environment.webUrl() + "/operations");
        placeAnOrder(environment);
        await(operator.page(), () -> orders(operator.page()) > 0);
        long before = orders(operator.page());
        operator.page().evaluate("window.loadedOnce = true");

        customer.signIn(environment, environment.account("customer1"));
        customer.page().navigate(environment.webUrl() + "/orders/new");
        customer.page().locator("input[name='quantity.PEN-GEL-BLK']").fill("3");
        customer.page().locator("form[data-order] button[type=submit]").click();
        customer.page().waitForURL(Pattern.compile("/orders/[0-9a-f-]{36}$"));

        await(operator.page(), () -> orders(operator.page()) > before);
        assertThat(operator.page().evaluate("window.loadedOnce === true")).isEqualTo(true);
        assertThat(operator.page().locator("[data-chart]")).hasCount(5);
        assertThat(operator.page().locator("[data-table=routes] tbody"))
                .containsText("POST /orders", new ContainsTextOptions().setTimeout(COUNTED_WITHIN_MILLIS));
    }

    @Test
    void everyRangeHasItsFiguresAndEveryChartItsTable(Environment environment, Tab tab) {
        placeAnOrder(environment);
        tab.signIn(environment, environment.account("operator1"));
        for (String range : new String[] {"3h", "24h", "7d", "1h"}) {
            tab.page().locator("nav.ranges a[href$='range=" + range + "']").click();

            assertThat(tab.page().locator("nav.ranges [aria-current=page]"))
                    .hasAttribute("href", Pattern.compile("range=" + range + "$"));
            await(tab.page(), () -> orders(tab.page()) > 0);
            for (Locator chart : tab.page().locator("[data-chart]").all()) {
                assertThat(chart.locator("canvas")).hasAttribute("aria-describedby", Pattern.compile(".+"));
                assertThat(chart.locator("table caption")).hasCount(1);
            }
            assertThat(tab.page().locator("[data-table=chart-orders] tbody tr"))
                    .not()
                    .hasCount(0);
        }
    }

    /** With the credentials of the operator, to whom the page gives shard and sequence number. */
    @Test
    void aNumberLeadsToItsRecords(Environment environment, Tab tab) {
        placeAnOrder(environment);
        tab.signIn(environment, environment.account("operator1"));
        await(tab.page(), () -> orders(tab.page()) > 0);
        tab.page().locator("[data-records] > summary").click();
        Locator newest = tab.page().locator("[data-records] tbody tr").first();
        newest.locator("details summary").click();

        assertThat(newest.locator("pre")).isVisible();
        String shard = newest.locator("td").first().textContent();
        String first = newest.locator("summary").textContent();
        assertThat(newest.locator("pre").textContent())
                .contains("aws kinesis get-shard-iterator", "aws kinesis get-records")
                .contains("--stream-name " + environment.get("telemetry_stream"))
                .contains("--shard-id " + shard)
                .contains("--starting-sequence-number " + first);
        Telemetry telemetry = new Telemetry(
                environment,
                new Aws(environment)
                        .credentials(new HostedUi(environment)
                                .signIn(environment.account("operator1"))
                                .idToken()));
        assertThat(telemetry.events(shard, first, newest.locator("td").nth(2).textContent()))
                .isNotEmpty();
    }

    @Test
    void whoIsNoOperatorIsRefused(Environment environment, Tab customer, Tab approver) {
        customer.signIn(environment, environment.account("customer1"));
        approver.signIn(environment, environment.account("approver1"));
        for (Tab tab : new Tab[] {customer, approver}) {
            assertThat(tab.page().locator("a[href='/operations']")).hasCount(0);
            for (String path : new String[] {"/operations", "/operations/figures"}) {
                Response answer = tab.page().navigate(environment.webUrl() + path);
                assertThat(answer.status()).as(path).isEqualTo(403);
            }
        }
    }

    @Test
    void figuresAndTablesAreThereWithoutScripts(Environment environment, Tab tab) {
        placeAnOrder(environment);
        tab.signIn(environment, environment.account("operator1"));
        await(tab.page(), () -> orders(tab.page()) > 0);
        Tab plain = tab.another(new Browser.NewContextOptions().setJavaScriptEnabled(false));

        plain.signIn(environment, environment.account("operator1"));

        assertThat(plain.page()).hasURL(environment.webUrl() + "/operations");
        assertThat(orders(plain.page())).isPositive();
        assertThat(plain.page().locator("[data-table=routes] tbody")).containsText("POST /orders");
        assertThat(plain.page().locator("[data-table=chart-orders] tbody tr"))
                .not()
                .hasCount(0);
        plain.page().locator("nav.ranges a[href$='range=24h']").click();
        assertThat(orders(plain.page())).isPositive();
    }

    @Test
    void isForEverybodyOnEveryScreen(Environment environment, Tab tab) {
        placeAnOrder(environment);
        tab.signIn(environment, environment.account("operator1"));
        await(tab.page(), () -> orders(tab.page()) > 0);
        assertFor(tab, ColorScheme.LIGHT, 1280);
        assertFor(tab, ColorScheme.DARK, 375);
    }

    private static void assertFor(Tab tab, ColorScheme scheme, int width) {
        tab.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        tab.page().setViewportSize(width, 800);
        tab.assertAccessible();
        assertThat(tab.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("fits %d px in %s", width, scheme)
                .isEqualTo(true);
    }

    private static void placeAnOrder(Environment environment) {
        OrdersApi.of(environment, new HostedUi(environment).signIn(environment.account("customer1")))
                .place("PEN-GEL-BLK", 1);
    }

    private static long orders(Page page) {
        String shown = page.locator("[data-figure=orders] [data-value]").textContent();
        String digits = shown.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    private static void await(Page page, BooleanSupplier condition) {
        page.waitForCondition(condition, new Page.WaitForConditionOptions().setTimeout(COUNTED_WITHIN_MILLIS));
    }
}
