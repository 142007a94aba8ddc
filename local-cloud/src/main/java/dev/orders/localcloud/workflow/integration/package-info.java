/** Turns what a Task state calls into calls of the cloud's services under the machine's role, and their answers back. */
@NullMarked
package dev.orders.localcloud.workflow.integration;

import org.jspecify.annotations.NullMarked;
