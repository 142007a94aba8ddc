/** A REST API as API Gateway knows it: resources, methods, authorizers, integrations, gateway responses. */
@NullMarked
package dev.orders.localcloud.gateway.model;

import org.jspecify.annotations.NullMarked;
