package io.pointsman.routing;

import java.time.Instant;

/**
 * A copy of the index that a replica can start from.
 *
 * @param taken when the feed had been read up to the world's position
 */
record Snapshot(World world, Instant taken) {}
