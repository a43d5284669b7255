package io.pointsman.registry;

import io.pointsman.mac.MacInterval;

/**
 * A range in a file.
 *
 * @param holder id or name of its organization; null: the file's
 * @param profile name or id of one of the holder's profiles; null for none
 * @param claims never null
 * @param note null for none
 */
public record RangeRow(
    long line,
    String holder,
    MacInterval interval,
    String profile,
    boolean inherit,
    Claims claims,
    String note) {}
