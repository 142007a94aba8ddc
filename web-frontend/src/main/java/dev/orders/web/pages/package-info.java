/** What every page shares: the landing page, the signed-in viewer, formats of money and time. */
@NullMarked
package dev.orders.web.pages;

import org.jspecify.annotations.NullMarked;
