/** What the services keep: ordered maps in one file, or in memory, with a flush that survives a killed process. */
@NullMarked
package dev.orders.localcloud.state;

import org.jspecify.annotations.NullMarked;
