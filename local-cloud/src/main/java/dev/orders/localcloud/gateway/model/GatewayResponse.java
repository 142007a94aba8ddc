package dev.orders.localcloud.gateway.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customized gateway response.
 *
 * @param statusCode null keeps the type's own
 * @param templates bodies by media type; none keeps the default one
 */
public record GatewayResponse(
        @Nullable Integer statusCode, Map<String, ValueSource> headers, Map<String, Substitution> templates) {}
