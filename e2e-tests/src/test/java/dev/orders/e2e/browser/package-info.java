/** A real Chromium. */
package dev.orders.e2e.browser;
