/** Decisions on their way to the workflow, under the service's own role. */
@NullMarked
package dev.orders.api.stepfunctions;

import org.jspecify.annotations.NullMarked;
