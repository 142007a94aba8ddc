package dev.orders.localcloud.identity;

import dev.orders.localcloud.policy.Policies;
import dev.orders.localcloud.policy.PolicyDocument;
import java.time.Duration;

/**
 * A role with its policies, read.
 *
 * @param id {@code AROA…}: what a session's user id begins with
 * @param maxSession the longest session that somebody may ask STS for
 */
record Role(String arn, String id, String name, PolicyDocument trust, Policies policies, Duration maxSession) {}
