package dev.orders.e2e.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.GetByRoleOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import dev.orders.e2e.browser.NeedsChromium;
import dev.orders.e2e.browser.Tab;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.Target;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@NeedsChromium
@ExtendWith(Target.class)
class CustomerJourneyIT {

    @Test
    void placesListsOpensAndCancelsAnOrder(Environment environment, Tab tab) {
        Page page = tab.page();
        tab.signIn(environment, environment.account("customer1"));
        assertThat(page).hasURL(environment.webUrl() + "/orders");

        String order = place(page, "LAMP-DESK-02", "2");

        assertThat(page.locator("h1")).containsText("Order");
        assertThat(page.locator("#page")).containsText("Desk lamp");
        page.navigate(environment.webUrl() + "/orders");
        page.locator("a.row-link[href*='" + order + "']").click();
        page.getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.LINK, new GetByRoleOptions().setName(Pattern.compile("Cancel order")))
                .click();
        page.getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Cancel the order"))
                .click();

        assertThat(page).hasURL(environment.webUrl() + "/orders/" + order);
        assertThat(page.locator(".heading")).containsText("Cancelled");
        signOut(page);
        assertThat(page).hasURL(environment.webUrl() + "/");
        page.navigate(environment.webUrl() + "/orders");
        assertThat(page.locator("input[name=password]")).isVisible();
    }

    @Test
    void neitherSeesNorReachesAnotherCustomersOrder(Environment environment, Tab first, Tab second) {
        first.signIn(environment, environment.account("customer1"));
        String order = place(first.page(), "PEN-GEL-BLK", "3");

        second.signIn(environment, environment.account("customer2"));
        second.page().navigate(environment.webUrl() + "/orders");
        assertThat(second.page().locator("a[href*='" + order + "']")).hasCount(0);
        for (String path : new String[] {"/orders/" + order, "/orders/" + order + "/cancel"}) {
            Response answer = second.page().navigate(environment.webUrl() + path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(second.page().content()).doesNotContain("Gel pen");
        }
    }

    @Test
    void showsANoteAsTheTextItIs(Environment environment, Tab tab) {
        String note =
                "<b>Ring twice</b> & wait\n<script>document.title='taken over'</script><img src=x onerror=alert(1)>";
        Page page = tab.page();
        tab.signIn(environment, environment.account("customer1"));
        page.navigate(environment.webUrl() + "/orders/new");
        page.locator("input[name='quantity.PEN-GEL-BLK']").fill("1");
        page.locator("textarea[name=note]").fill(note);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Place order"))
                .click();
        page.waitForURL(Pattern.compile("/orders/[0-9a-f-]{36}$"));

        assertThat(page.locator("p.note").textContent()).isEqualTo(note);
        assertThat(page.locator("p.note > *")).hasCount(0);
        assertThat(page).hasTitle(Pattern.compile("^Order "));
    }

    @Test
    void keepsEveryTokenOutOfTheBrowser(Environment environment, Tab tab) {
        Pattern jwt = Pattern.compile("eyJ[A-Za-z0-9_-]{10,}\\.");
        tab.signIn(environment, environment.account("customer1"));

        assertThat(tab.page().content()).doesNotContainPattern(jwt);
        assertThat(tab.profile().cookies())
                .noneMatch(cookie -> jwt.matcher(cookie.value).find());
        assertThat(tab.page().evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])"))
                .isEqualTo("[{},{}]");
        assertThat(tab.page().evaluate("document.cookie")).isEqualTo("");
    }

    @Test
    void hasNoSeriousAccessibilityViolation(Environment environment, Tab tab) {
        tab.page().navigate(environment.webUrl());
        tab.assertAccessible();
        tab.page().navigate(environment.webUrl() + "/orders");
        tab.assertAccessible();
        tab.signIn(environment, environment.account("customer1"));
        String order = place(tab.page(), "NOTEBOOK-A5", "1");
        tab.assertAccessible();
        for (String path : new String[] {"/orders", "/orders/new", "/orders/" + order + "/cancel", "/orders/unknown"}) {
            tab.page().navigate(environment.webUrl() + path);
            tab.assertAccessible();
        }
    }

    /** Places an order of one line and answers its id. */
    private static String place(Page page, String sku, String quantity) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("New order|first order")))
                .first()
                .click();
        page.locator("input[name='quantity." + sku + "']").fill(quantity);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Place order"))
                .click();
        page.waitForURL(Pattern.compile("/orders/[0-9a-f-]{36}$"));
        return page.url().substring(page.url().lastIndexOf('/') + 1);
    }

    private static void signOut(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
    }
}
