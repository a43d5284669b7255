package io.pointsman.registry;

import java.util.UUID;

/** What the audit keeps of a device; the URL by its id, as its text may hold secrets. */
record DeviceAudit(UUID organization, UUID profile, Long url, String serial, String note) {

  static DeviceAudit of(Device device) {
    return new DeviceAudit(
        device.organization, device.profile, device.ownUrl, device.serial, device.note);
  }
}
