package dev.orders.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import dev.orders.e2e.browser.NeedsChromium;
import dev.orders.e2e.browser.Tab;
import dev.orders.e2e.client.HostedUi;
import dev.orders.e2e.client.OrdersApi;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.Need;
import dev.orders.e2e.environment.Needs;
import dev.orders.e2e.environment.Target;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An order on its way to a decision, as customer and approver see it. */
@NeedsChromium
@ExtendWith(Target.class)
@Needs(Need.API)
class ApproverJourneyIT {

    @Test
    void aSmallOrderTurnsApprovedBeforeItsCustomersEyes(Environment environment, Tab tab) {
        OrdersApi api = OrdersApi.of(environment, new HostedUi(environment).signIn(environment.account("customer1")));
        tab.signIn(environment, environment.account("customer1"));
        String order = api.place("PEN-GEL-BLK", 2).get("orderId").asString();

        tab.page().navigate(environment.webUrl() + "/orders/" + order);

        assertThat(tab.page().locator(".badge-approved")).isVisible();
        assertThat(tab.page().locator("#page")).containsText("Approved automatically");
    }

    @Test
    void anApproverApprovesALargeOrderWhileItsCustomerWatches(Environment environment, Tab customer, Tab approver) {
        String order = placeLarge(environment);
        customer.signIn(environment, environment.account("customer1"));
        customer.page().navigate(environment.webUrl() + "/orders/" + order);
        assertThat(customer.page().locator(".badge-pending-approval")).isVisible();
        customer.assertAccessible();
        approver.signIn(environment, environment.account("approver1"));
        approver.page().navigate(environment.webUrl() + "/approvals");
        approver.assertAccessible();

        open(approver.page(), environment, order);
        approver.assertAccessible();
        decide(approver.page(), "APPROVE", "Within the budget.");

        assertThat(approver.page().locator(".outcome-approved")).isVisible();
        assertThat(customer.page().locator(".badge-approved")).isVisible();
        assertThat(customer.page().locator("#page")).containsText("Within the budget.");
        approver.page().navigate(environment.webUrl() + "/approvals");
        assertThat(approver.page().locator("a[href*='" + order + "']")).hasCount(0);
    }

    @Test
    void aRejectionNeedsAReasonAndShowsItToTheCustomer(Environment environment, Tab customer, Tab approver) {
        String order = placeLarge(environment);
        approver.signIn(environment, environment.account("approver1"));
        open(approver.page(), environment, order);

        decide(approver.page(), "REJECT", "");
        assertThat(approver.page().locator(".field-error")).isVisible();
        decide(approver.page(), "REJECT", "Please order oak <b>next</b> year.");

        assertThat(approver.page().locator(".outcome-rejected")).isVisible();
        customer.signIn(environment, environment.account("customer1"));
        customer.page().navigate(environment.webUrl() + "/orders/" + order);
        assertThat(customer.page().locator(".badge-rejected")).isVisible();
        assertThat(customer.page().locator("#page")).containsText("Please order oak <b>next</b> year.");
    }

    @Test
    void whoIsNoApproverFindsNoInbox(Environment environment, Tab tab) {
        String order = placeLarge(environment);
        tab.signIn(environment, environment.account("customer2"));

        assertThat(tab.page().locator("a[href='/approvals']")).hasCount(0);
        for (String path : new String[] {"/approvals", "/approvals/" + order}) {
            Response answer = tab.page().navigate(environment.webUrl() + path);
            assertThat(answer.status()).as(path).isEqualTo(403);
            assertThat(tab.page().content()).doesNotContain("Oak desk");
        }
    }

    /** Above the total that is approved by itself. */
    private static String placeLarge(Environment environment) {
        OrdersApi api = OrdersApi.of(environment, new HostedUi(environment).signIn(environment.account("customer1")));
        return api.place("DESK-OAK-160", 1).get("orderId").asString();
    }

    /** The task is there as soon as the workflow waits. */
    private static void open(Page page, Environment environment, String order) {
        page.navigate(environment.webUrl() + "/approvals/" + order);
        page.waitForCondition(() -> {
            if (page.locator("button[value=APPROVE]").count() == 0) {
                page.reload();
            }
            return page.locator("button[value=APPROVE]").count() > 0;
        });
        assertThat(page.url()).matches(Pattern.compile(".*/approvals/" + order + ".*"));
    }

    private static void decide(Page page, String decision, String reason) {
        Locator text = page.locator("textarea[name=reason]");
        text.fill(reason);
        page.locator("button[value=" + decision + "]").click();
    }
}
