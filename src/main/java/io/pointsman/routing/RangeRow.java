package io.pointsman.routing;

import io.pointsman.registry.NestedRange;
import java.util.UUID;

/**
 * A range as the index needs it.
 *
 * @param parent the next range outward, null if there is none
 * @param organization the holder's number
 * @param first lowest address, inclusive
 * @param last highest address, inclusive
 * @param profile the number of its profile, 0 if it has none
 */
record RangeRow(
    UUID id, UUID parent, int organization, long first, long last, int profile, boolean inherit)
    implements NestedRange {

  boolean contains(long mac) {
    return first <= mac && mac <= last;
  }
}
