package io.pointsman.registry;

import java.util.UUID;

/**
 * A checked device of a bulk write.
 *
 * @param index in the caller's list
 * @param ownUrl id of its own URL; null for none
 */
record BulkRow(int index, long mac, UUID profile, Long ownUrl, String serial, String note) {

  DeviceContent content() {
    return new DeviceContent(profile, ownUrl, serial, note);
  }
}
