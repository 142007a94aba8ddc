/** What browsers tell of pages, made into events that can be nothing else, and passed on to the API. */
@NullMarked
package dev.orders.web.telemetry;

import org.jspecify.annotations.NullMarked;
