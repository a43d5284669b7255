package io.pointsman.registry;

import io.pointsman.mac.MacInterval;
import java.util.UUID;

/**
 * A vendor's range over the first half of an area, and two tenants who hold nothing yet.
 *
 * @param area its first address
 */
record VendorBlock(long area, UUID vendor, UUID tenant, UUID other, RangeView range) {

  /**
   * @param first from the begin of the area
   * @param last from the begin of the area
   */
  MacInterval interval(long first, long last) {
    return World.interval(area + first, area + last);
  }
}
