/** The definitions, read by the rules that Terraform reads them by. */
@NullMarked
package dev.orders.localcloud.definitions;

import org.jspecify.annotations.NullMarked;
