package dev.orders.localcloud.gateway.model;

/**
 * A method of a resource.
 *
 * @param resourcePath the path as declared, such as {@code /orders/{orderId}}
 */
public record Method(String resourcePath, String httpMethod, Authorization authorization, Integration integration) {}
