package dev.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.web.standin.Browser;
import dev.orders.web.standin.OrdersApi;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlacingTest extends DeskTest {
    private static final String PROBLEM = "application/problem+json";

    @BeforeEach
    void signedIn() {
        signIn();
    }

    @Test
    void placesWhatWasChosenUnderTheKeyOfTheForm() {
        var form = orderForm(
                Map.of("quantity.LAMP-DESK-02", " 2 ", "quantity.PEN-GEL-BLK", "", "note", " Ring\r\ntwice "));

        Browser.Page page = browser.post("/orders", form);

        assertThat(page.uri()).hasToString(WEB_URL + "/orders/" + OrdersApi.NEWEST);
        assertThat(page.body()).contains("Your order is placed");
        OrdersApi.Call call = placed();
        assertThat(call.headers()).containsEntry("Idempotency-Key", form.get("key"));
        assertThat(call.body())
                .contains("{\"sku\":\"LAMP-DESK-02\",\"quantity\":2}", "\"note\":\"Ring\\ntwice\"")
                .doesNotContain("PEN-GEL-BLK");
    }

    @Test
    void sendingTheFormTwiceUsesTheSameKeyAndANewFormAnother() {
        var form = orderForm(Map.of("quantity.LAMP-DESK-02", "1"));
        browser.post("/orders", form);
        browser.post("/orders", form);
        browser.post("/orders", orderForm(Map.of("quantity.LAMP-DESK-02", "1")));

        var keys = API.calls.stream()
                .filter(call -> call.method().equals("POST"))
                .map(call -> call.headers().get("Idempotency-Key"))
                .toList();
        assertThat(keys).hasSize(3);
        assertThat(keys.get(0)).isEqualTo(keys.get(1)).isNotEqualTo(keys.get(2));
    }

    @Test
    void replacesAKeyThatIsNotOfOurMaking() {
        var form = orderForm(Map.of("quantity.LAMP-DESK-02", "1"));
        form.put("key", "x\r\nX-Evil: 1");

        browser.post("/orders", form);

        assertThat(placed().headers().get("Idempotency-Key")).matches("[0-9a-f-]{36}");
    }

    @Test
    void asksForAProductWhenNoneWasChosen() {
        Browser.Page page = browser.post("/orders", orderForm(Map.of("quantity.LAMP-DESK-02", "0", "note", "Keep me")));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("Choose at least one product.", "Keep me");
        assertThat(API.calls).extracting(OrdersApi.Call::method).containsOnly("GET");
    }

    @Test
    void marksAQuantityThatIsNoNumberAndKeepsWhatWasTyped() {
        var form = orderForm(Map.of("quantity.LAMP-DESK-02", "two", "quantity.PEN-GEL-BLK", "7"));

        Browser.Page page = browser.post("/orders", form);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body())
                .contains("Enter a whole number", "id=\"quantity.LAMP-DESK-02.error\"", "aria-invalid=\"true\"");
        assertThat(page.value("quantity.PEN-GEL-BLK")).isEqualTo("7");
        assertThat(page.value("quantity.LAMP-DESK-02")).isEqualTo("two");
        assertThat(page.value("key")).isEqualTo(form.get("key"));
    }

    @Test
    void showsTheProblemsOfTheApiAtTheirFields() {
        API.fail("POST /v1/orders", 400, PROBLEM, """
                {"type":"about:blank","title":"Bad Request","status":400,"detail":"2 places to mend","errors":[
                {"pointer":"#/lines/1/quantity","detail":"must be 1 to 999"},
                {"pointer":"#/note","detail":"must have at most 500 characters"},
                {"pointer":"#/lines","detail":"add up to too much"}]}""");
        var form = orderForm(Map.of("note", "long"));
        form.put("quantity.DESK-OAK-160", "1");
        form.put("quantity.PEN-GEL-BLK", "5000");

        Browser.Page page = browser.post("/orders", form);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body())
                .containsPattern("id=\"quantity.PEN-GEL-BLK.error\">The quantity must be 1 to 999\\.<")
                .containsPattern("id=\"note.error\">The note must have at most 500 characters\\.<")
                .contains("The products add up to too much.")
                .doesNotContain("quantity.DESK-OAK-160.error");
        assertThat(page.value("quantity.PEN-GEL-BLK")).isEqualTo("5000");
    }

    @Test
    void explainsAKeyThatOrderedSomethingElse() {
        API.fail("POST /v1/orders", 422, PROBLEM, """
                {"type":"urn:problem-type:orders:idempotency-key-reused","status":422,"errors":[
                {"header":"Idempotency-Key","detail":"was used for another request"}]}""");

        Browser.Page page = browser.post("/orders", orderForm(Map.of("quantity.LAMP-DESK-02", "1")));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains("An order was already placed from this form")
                .doesNotContain("another request");
    }

    @Test
    void namesAProductThatLeftTheCatalogueMeanwhile() {
        API.fail("POST /v1/orders", 422, PROBLEM, """
                {"type":"urn:problem-type:orders:unknown-sku","status":422,"errors":[
                {"pointer":"#/lines/0/sku","detail":"is not in the catalogue"}]}""");

        Browser.Page page = browser.post("/orders", orderForm(Map.of("quantity.GONE-1", "1")));

        assertThat(page.body())
                .contains("GONE-1: This product is not in the catalogue.")
                .doesNotContain("marked fields");
    }

    @Test
    void keepsFormAndKeyWhenTheApiIsDownSoThatSendingAgainIsSafe() {
        API.fail("POST /v1/orders", 504, "application/json", "{\"message\":\"Endpoint request timed out\"}");
        var form = orderForm(Map.of("quantity.LAMP-DESK-02", "3"));

        Browser.Page page = browser.post("/orders", form);

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.body()).contains("It will never be ordered twice").doesNotContain("Endpoint request timed out");
        assertThat(page.value("key")).isEqualTo(form.get("key"));
        assertThat(page.value("quantity.LAMP-DESK-02")).isEqualTo("3");
    }

    @Test
    void refusesAFormWithoutOurToken() {
        var form = orderForm(Map.of("quantity.LAMP-DESK-02", "1"));
        form.put("_csrf", "guessed");

        Browser.Page page = browser.post("/orders", form);

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("This form is out of date");
    }

    private static OrdersApi.Call placed() {
        return API.calls.stream()
                .filter(call -> call.method().equals("POST"))
                .findFirst()
                .orElseThrow();
    }
}
