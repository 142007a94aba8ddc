package dev.orders.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.Environment.Account;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One browser profile with one tab. Whatever Chromium complains about on the way fails the test. */
public final class Tab {

    private final BrowserContext profile;
    private final Page page;
    private final String test;
    private final List<String> complaints = new ArrayList<>();
    private final List<Tab> others = new ArrayList<>();

    Tab(BrowserContext profile, String test) {
        this.profile = profile;
        this.test = test;
        this.page = profile.newPage();
        page.onConsoleMessage(message -> {
            // An answer of 4xx that a test asks for is logged by Chromium as an error of the network, not of the page.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
    }

    /** A tab of another profile, made as the options say, that is finished with this one. */
    public Tab another(Browser.NewContextOptions options) {
        Tab another = new Tab(profile.browser().newContext(options), test + "-another");
        others.add(another);
        return another;
    }

    public Page page() {
        return page;
    }

    public BrowserContext profile() {
        return profile;
    }

    /** Signs in through the application's own button and the Hosted UI's form. */
    public void signIn(Environment environment, Account account) {
        page.navigate(environment.webUrl());
        page.getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.LINK, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Sign in"))
                .click();
        page.locator("input[name=username]").fill(account.email());
        page.locator("input[name=password]").fill(account.password());
        page.locator("button[type=submit]").click();
        page.waitForURL(environment.webUrl() + "/**");
    }

    /** No violation that axe-core calls serious or critical. */
    public void assertAccessible() {
        List<Rule> serious = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .toList();
        assertThat(serious).as("axe-core on " + page.url()).isEmpty();
    }

    void finish(boolean failed) {
        others.forEach(other -> other.finish(failed));
        if (failed) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target", "screenshots", test + ".png"))
                    .setFullPage(true));
        }
        profile.close();
        if (!failed) {
            assertThat(complaints).as("what Chromium complained about").isEmpty();
        }
    }
}
