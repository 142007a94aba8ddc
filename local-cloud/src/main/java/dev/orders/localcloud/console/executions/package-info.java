/** The console's view of Step Functions: executions as their state graph, with every state's input, output and history. */
@NullMarked
package dev.orders.localcloud.console.executions;

import org.jspecify.annotations.NullMarked;
