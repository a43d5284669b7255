package io.pointsman.registry;

import java.util.UUID;

/** All of a device that may change; nulls for what it has not. */
record DeviceContent(UUID profile, Long ownUrl, String serial, String note) {

  static DeviceContent of(Device row) {
    return new DeviceContent(row.profile, row.ownUrl, row.serial, row.note);
  }

  void applyTo(Device row) {
    row.profile = profile;
    row.ownUrl = ownUrl;
    row.serial = serial;
    row.note = note;
  }
}
