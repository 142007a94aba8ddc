/** What an event adds to which counter, and how many records one transaction takes; knows nothing of AWS. */
@NullMarked
package dev.orders.functions.rollup.counting;

import org.jspecify.annotations.NullMarked;
