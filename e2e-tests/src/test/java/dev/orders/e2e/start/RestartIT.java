package dev.orders.e2e.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.e2e.client.HostedUi;
import dev.orders.e2e.client.OrdersApi;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.LocalProcess;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a data folder keeps when everything is killed. */
class RestartIT {

    @TempDir
    private Path data;

    @Test
    void aCustomerSeesTheirOrderAfterEverythingWasKilled() {
        String order;
        try (LocalProcess killed = start()) {
            OrdersApi api = api(killed.awaitReady());
            order = api.place("PEN-GEL-BLK", 3).get("orderId").asString();
            killed.kill();
        }

        try (LocalProcess again = start()) {
            OrdersApi api = api(again.awaitReady());
            assertThat(api.get("/orders/" + order).status()).isEqualTo(200);
            assertThat(api.get("/orders").json().get("orders")).hasSize(1);
        }
    }

    @Test
    void aFolderInUseIsNamed() throws Exception {
        Map<String, String> options = Map.of("data", data.toString(), "services", "");
        try (LocalProcess first = LocalProcess.start(options)) {
            first.awaitReady();
            try (LocalProcess second = LocalProcess.start(options)) {
                assertThat(second.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(second.process().exitValue()).isEqualTo(1);
                assertThat(second.output()).contains("local-cloud: another local cloud uses the data folder " + data);
            }
        }
    }

    private LocalProcess start() {
        return LocalProcess.start(Map.of("data", data.toString()));
    }

    private static OrdersApi api(Environment environment) {
        return OrdersApi.of(environment, new HostedUi(environment).signIn(environment.account("customer1")));
    }
}
