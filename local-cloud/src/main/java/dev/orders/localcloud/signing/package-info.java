/** Signature Version 4: who signed a request, and whether the signature holds. */
@NullMarked
package dev.orders.localcloud.signing;

import org.jspecify.annotations.NullMarked;
