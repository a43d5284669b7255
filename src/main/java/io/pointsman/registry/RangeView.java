package io.pointsman.registry;

import io.pointsman.mac.MacInterval;
import java.time.Instant;
import java.util.UUID;

/**
 * A range as its caller may see it.
 *
 * @param organization its holder
 * @param parent the range around it; null if there is none, or if it is not the caller's to see
 * @param profile null if there is none, or if the caller holds only the parent
 * @param note null for none
 * @param version counts the changes; a new parent is none
 */
public record RangeView(
    UUID id,
    UUID organization,
    UUID parent,
    MacInterval interval,
    ProfileReference profile,
    boolean inherit,
    Claims claims,
    String note,
    int version,
    Instant createdAt,
    Instant updatedAt) {}
