package dev.orders.localcloud.gateway.model;

import java.util.Map;

/**
 * A method of a resource.
 *
 * @param resourcePath the path as declared, such as {@code /orders/{orderId}}
 * @param models what a body has to fit, by media type; a body of another type is not validated
 */
public record Method(
        String resourcePath,
        String httpMethod,
        Authorization authorization,
        Map<String, BodyModel> models,
        Integration integration) {

    public Method {
        models = Map.copyOf(models);
    }
}
