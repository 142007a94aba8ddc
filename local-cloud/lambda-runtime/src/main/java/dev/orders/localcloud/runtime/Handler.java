package dev.orders.localcloud.runtime;

import com.amazonaws.services.lambda.runtime.Context;

/** A function's handler, whichever of Lambda's interfaces it implements: JSON in, JSON out. */
@FunctionalInterface
interface Handler {

    /** @throws Exception whatever the handler throws */
    byte[] handle(byte[] event, Context context) throws Exception;
}
