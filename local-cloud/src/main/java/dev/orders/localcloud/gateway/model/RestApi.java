package dev.orders.localcloud.gateway.model;

/** A REST API, imported and ready to be executed. */
public record RestApi(Resource root, GatewayResponses gatewayResponses) {}
