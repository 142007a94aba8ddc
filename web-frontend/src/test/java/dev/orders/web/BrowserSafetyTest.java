package dev.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.web.standin.Browser;
import dev.orders.web.standin.OrdersApi;
import dev.orders.web.standin.Tasks;
import dev.orders.web.standin.UserPool;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

class BrowserSafetyTest extends DeskTest {
    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void noTokenReachesTheBrowserOrTheLog(CapturedOutput log) {
        POOL.lifetimeSeconds = 30;
        visitEverything();

        assertThat(POOL.secrets).hasSizeGreaterThan(6);
        assertThat(browser.seen).hasSizeGreaterThan(20);
        var secrets = List.copyOf(POOL.secrets);
        assertThat(browser.seen).allSatisfy(page -> {
            String everything =
                    page.headers() + page.body() + (page.uri().getPath().startsWith("/login/") ? "" : page.uri());
            assertThat(secrets).noneMatch(everything::contains);
            assertThat(everything).doesNotContain("eyJ", UserPool.CLIENT_SECRET);
        });
        assertThat(browser.cookies()).extracting("name").isSubsetOf("ORDERS_SESSION", "ORDERS_NOTICE");
        assertThat(secrets).noneMatch(log.getAll()::contains);
        assertThat(log.getAll()).doesNotContain(UserPool.CLIENT_SECRET);
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        visitEverything();

        assertThat(browser.seen).allSatisfy(page -> {
            assertThat(page.header("content-security-policy"))
                    .isEqualTo(
                            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self' "
                                    + POOL.url() + "; frame-ancestors 'none'; base-uri 'none'");
            assertThat(page.header("x-content-type-options")).isEqualTo("nosniff");
            assertThat(page.header("x-frame-options")).isEqualTo("DENY");
            assertThat(page.header("referrer-policy")).isEqualTo("same-origin");
            assertThat(page.header("cross-origin-opener-policy")).isEqualTo("same-origin");
            assertThat(page.header("permissions-policy")).contains("camera=()");
            assertThat(page.header("cache-control")).contains("no-store");
            assertThat(page.header("strict-transport-security"))
                    .as("over plain HTTP")
                    .isEmpty();
        });
    }

    @Test
    void assetsAreNamedByTheirContentAndKeptForAYear() {
        var asset = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"")
                .matcher(browser.get("/").body());

        int assets = 0;
        for (; asset.find(); assets++) {
            assertThat(asset.group(1)).matches("/assets/\\w+-[0-9a-f]{32}\\.(css|js|svg)");
            Browser.Page page = browser.get(asset.group(1));
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("cache-control")).isEqualTo("max-age=31536000, public");
        }
        assertThat(assets).isGreaterThanOrEqualTo(3);
    }

    @Test
    void sessionCookieIsOutOfReachOfScriptsAndOtherSites() {
        assertThat(browser.look("/orders").header("set-cookie"))
                .startsWith("ORDERS_SESSION=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain=");
    }

    private void visitEverything() {
        browser.get("/");
        signIn(List.of("customers", "approvers", "operators"));
        var order = "/orders/" + OrdersApi.NEWEST;
        for (String path : List.of(
                "/orders",
                "/orders/new",
                order,
                order + "/cancel",
                "/orders/nobodys",
                "/nothing-here",
                order + "/status",
                "/approvals",
                "/approvals/news",
                "/approvals/" + Tasks.OPEN,
                "/approvals/" + Tasks.APPROVED,
                "/operations",
                "/operations/figures")) {
            browser.get(path);
        }
        browser.post("/orders", orderForm(Map.of("quantity.LAMP-DESK-02", "1")));
        browser.post("/orders", orderForm(Map.of("quantity.LAMP-DESK-02", "none")));
        API.fail("GET /v1/orders", 500, "application/json", "{}");
        browser.get("/orders");
        browser.post("/orders", Map.of());
        browser.post("/approvals/" + Tasks.OPEN + "/decision", Map.of("_csrf", csrf(), "decision", "REJECT"));
        browser.post("/approvals/" + Tasks.OPEN + "/decision", Map.of("_csrf", csrf(), "decision", "APPROVE"));
        browser.get(browser.submit("/logout", Map.of("_csrf", csrf())).header("location"));
    }
}
