/** What both services tell of the requests that they answer, and of their telemetry itself. */
@NullMarked
package dev.orders.telemetry.web;

import org.jspecify.annotations.NullMarked;
