/** How the console's pages are rendered. */
@NullMarked
package dev.orders.localcloud.console.pages;

import org.jspecify.annotations.NullMarked;
