/** The container services: each a JVM of its own, started from its jar with its role's credentials. */
@NullMarked
package dev.orders.localcloud.hosting;

import org.jspecify.annotations.NullMarked;
