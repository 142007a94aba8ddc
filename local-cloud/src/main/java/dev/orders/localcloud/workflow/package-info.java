/** Step Functions: the state machines of the definitions, their executions and the API. */
@NullMarked
package dev.orders.localcloud.workflow;

import org.jspecify.annotations.NullMarked;
