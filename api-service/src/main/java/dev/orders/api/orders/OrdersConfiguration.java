package dev.orders.api.orders;

import dev.orders.domain.ordering.CancelOrder;
import dev.orders.domain.ordering.GetOrder;
import dev.orders.domain.ordering.ListOrders;
import dev.orders.domain.ordering.PlaceOrder;
import dev.orders.telemetry.Telemetry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The resource {@code /orders}. */
@Configuration(proxyBeanMethods = false)
public class OrdersConfiguration {

    @Bean
    OrdersController ordersController(PlaceOrder place, CancelOrder cancel, Telemetry telemetry, JsonMapper json) {
        return new OrdersController(
                place, new ListOrders(), new GetOrder(), cancel, new OrderTelemetry(telemetry), new Cursor(json));
    }
}
