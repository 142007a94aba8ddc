/** What this service tells of the requests that it answers. */
@NullMarked
package dev.orders.web.requests;

import org.jspecify.annotations.NullMarked;
