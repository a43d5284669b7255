package io.pointsman.registry;

import io.pointsman.mac.MacAddress;
import io.pointsman.mac.MacInterval;
import java.util.UUID;

/**
 * Which ranges to list; null anywhere: do not filter by it.
 *
 * @param contains only ranges around this address, and these innermost first
 * @param within only ranges that lie inside this interval
 * @param profile name or id of a profile; the operator gives an id, or the organization too
 * @param organization only ranges of this holder
 */
public record RangeFilter(
    MacAddress contains, MacInterval within, String profile, UUID organization) {

  public static final RangeFilter ALL = new RangeFilter(null, null, null, null);
}
