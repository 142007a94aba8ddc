/** What the environment must say, checked once at the start. */
@NullMarked
package dev.orders.web.settings;

import org.jspecify.annotations.NullMarked;
