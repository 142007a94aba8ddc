package dev.orders.localcloud.console.executions;

import dev.orders.localcloud.console.graph.Drawing.Line;

/** A transition of the picture, and whether the execution went this way. */
record DrawnLine(Line line, boolean taken) {}
