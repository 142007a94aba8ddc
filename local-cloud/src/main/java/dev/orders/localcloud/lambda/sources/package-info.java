/** Lambda's event source mappings: carries the records of Kinesis data streams to functions, in order, until they are done with. */
@NullMarked
package dev.orders.localcloud.lambda.sources;

import org.jspecify.annotations.NullMarked;
