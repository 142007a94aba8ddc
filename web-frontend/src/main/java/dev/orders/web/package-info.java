/** The web front end: pages, and the tokens that the browser never sees. */
@NullMarked
package dev.orders.web;

import org.jspecify.annotations.NullMarked;
