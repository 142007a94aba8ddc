/** Keeps executions going: journals every step, carries out what it asks for, and goes on after a crash where it was. */
@NullMarked
package dev.orders.localcloud.workflow.runtime;

import org.jspecify.annotations.NullMarked;
