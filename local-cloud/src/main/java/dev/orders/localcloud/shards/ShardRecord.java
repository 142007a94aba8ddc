package dev.orders.localcloud.shards;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * A record of a shard.
 *
 * @param time when it came into the stream, as the stream says
 * @param event what the target gets of it
 * @param bytes of the event as JSON
 */
public record ShardRecord(String sequenceNumber, Instant time, JsonNode event, int bytes) {}
