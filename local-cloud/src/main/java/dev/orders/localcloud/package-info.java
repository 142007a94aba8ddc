/** The AWS of this application in one JVM: executes infra-terraform/definitions. */
@NullMarked
package dev.orders.localcloud;

import org.jspecify.annotations.NullMarked;
