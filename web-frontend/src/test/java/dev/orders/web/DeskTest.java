package dev.orders.web;

import dev.orders.web.standin.Browser;
import dev.orders.web.standin.Desk;
import dev.orders.web.standin.OrdersApi;
import dev.orders.web.standin.Stream;
import dev.orders.web.standin.UserPool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole front end on a real port, between a browser and the stand-ins; started once for all tests. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
abstract class DeskTest {
    static final UserPool POOL = new UserPool();
    static final OrdersApi API = new OrdersApi();
    static final Stream STREAM = new Stream();
    private static final int PORT = Desk.freePort();
    static final String WEB_URL = "http://localhost:" + PORT;
    private static final UserPool.User CUSTOMER = POOL.user;

    final Browser browser = new Browser(WEB_URL);

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        STREAM.serve();
        registry.add("PORT", () -> PORT);
        Desk.settings(POOL, API, WEB_URL).forEach((name, value) -> registry.add(name, () -> value));
    }

    @BeforeEach
    void everythingWorksAsUsual() {
        API.reset();
        POOL.user = CUSTOMER;
        POOL.lifetimeSeconds = 900;
        POOL.idTokenClaims = claims -> claims;
        POOL.refuseRefreshWith = "";
        POOL.refreshes.set(0);
        POOL.secrets.clear();
    }

    /** Signs in on a page that needs nothing of the API. */
    void signIn() {
        browser.get("/nothing-here");
    }

    void signIn(List<String> groups) {
        POOL.user = new UserPool.User(CUSTOMER.sub(), CUSTOMER.email(), groups);
        signIn();
    }

    String csrf() {
        return browser.get("/nothing-here").value("_csrf");
    }

    /** A new-order form as the browser would send it after the user typed these quantities. */
    Map<String, String> orderForm(Map<String, String> typed) {
        Browser.Page form = browser.get("/orders/new");
        var sent = new LinkedHashMap<String, String>();
        sent.put("_csrf", form.value("_csrf"));
        sent.put("key", form.value("key"));
        sent.putAll(typed);
        return sent;
    }
}
