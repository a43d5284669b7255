package io.pointsman.registry;

import io.pointsman.mac.MacInterval;
import java.util.UUID;

/**
 * Which devices to list, in the order of their addresses; null anywhere: do not filter by it.
 *
 * @param profile name or id of a profile; the operator gives an id, or the organization too
 * @param range id of a range: only devices inside its bounds
 * @param within only devices inside this interval, such as a prefix
 * @param organization only devices of this holder
 */
public record DeviceFilter(String profile, UUID range, MacInterval within, UUID organization) {

  public static final DeviceFilter ALL = new DeviceFilter(null, null, null, null);
}
