package dev.orders.localcloud.shards;

import tools.jackson.databind.node.ObjectNode;

/** How who reads a stream calls other services: under a role, as everybody calls them. */
public interface Calls {

    /**
     * @param target {@code X-Amz-Target}
     * @throws CallFailedException when it is refused or fails
     */
    ObjectNode call(String signingName, String target, ObjectNode input);

    /** A call that is made over and over: one that brings no {@code Records} is no news, and left out of the request log. */
    ObjectNode poll(String signingName, String target, ObjectNode input);
}
