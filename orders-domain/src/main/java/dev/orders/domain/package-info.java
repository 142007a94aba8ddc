/** Orders: what they are, what may be done with them, and what the outside must provide. No framework, no AWS. */
@NullMarked
package dev.orders.domain;

import org.jspecify.annotations.NullMarked;
