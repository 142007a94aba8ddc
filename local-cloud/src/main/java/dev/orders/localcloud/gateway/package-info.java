/** API Gateway: executes the API's OpenAPI document under the path of its stage. */
@NullMarked
package dev.orders.localcloud.gateway;

import org.jspecify.annotations.NullMarked;
