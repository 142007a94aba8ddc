/** Mapping templates: Velocity as API Gateway runs it, without its surroundings. */
@NullMarked
package dev.orders.localcloud.gateway.template;

import org.jspecify.annotations.NullMarked;
