/** The developer's own pages about the running local cloud, for nobody but the laptop that it runs on. */
@NullMarked
package dev.orders.localcloud.console;

import org.jspecify.annotations.NullMarked;
