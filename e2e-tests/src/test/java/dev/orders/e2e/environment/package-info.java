/** The target of the tests: one document says everything about it, and a local one is started where none is named. */
package dev.orders.e2e.environment;
