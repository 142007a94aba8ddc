/** Imports the OpenAPI document as API Gateway does, and refuses every member that nothing executes. */
@NullMarked
package dev.orders.localcloud.gateway.openapi;

import org.jspecify.annotations.NullMarked;
