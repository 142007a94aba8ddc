/** The JVMs that the local cloud starts: from a built jar, out of sight of the developer's AWS set-up, and never left behind. */
@NullMarked
package dev.orders.localcloud.hosting.process;

import org.jspecify.annotations.NullMarked;
