package io.pointsman.registry;

/** How many devices a bulk write made, changed, and found as they should be. */
public record BulkOutcome(long created, long changed, long unchanged) {}
