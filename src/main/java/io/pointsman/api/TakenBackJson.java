package io.pointsman.api;

import io.pointsman.registry.TakenBack;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What ending a range did. */
@Schema(name = "TakenBack")
record TakenBackJson(
    @Schema(description = "Devices that stay with the range's holder.") long devicesKept,
    @Schema(description = "Devices that were released.") long devicesReleased,
    @Schema(description = "Ranges inside, which now belong to the range around.")
        long rangesMovedUp) {

  static TakenBackJson of(TakenBack done) {
    return new TakenBackJson(done.devicesKept(), done.devicesReleased(), done.rangesMovedUp());
  }
}
