/** State machine documents in the Amazon States Language (JSONata): read strictly, with every fault as a finding. */
@NullMarked
package dev.orders.localcloud.workflow.asl;

import org.jspecify.annotations.NullMarked;
