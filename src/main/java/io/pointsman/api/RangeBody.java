package io.pointsman.api;

import io.pointsman.mac.MacInterval;
import io.pointsman.registry.Claims;
import io.pointsman.registry.NewRange;
import io.pointsman.registry.RangeChange;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A range, whose address says its bounds or its id, as it shall be. */
@Schema(name = "RangeWrite")
record RangeBody(
    @Schema(description = "With bounds in the address: the holder; left out: oneself.")
        UUID organization,
    @Schema(description = "Name or id of one of the holder's profiles.", examples = "vienna")
        String profile,
    @Schema(description = "Without a profile: whether the next range outward decides.")
        Boolean inherit,
    @Schema(description = "What others may claim inside; left out: NONE.", examples = "DEVICES")
        Claims claims,
    @Schema(maxLength = 1000) String note) {

  NewRange at(MacInterval interval) {
    return new NewRange(
        interval, organization, profile, Boolean.TRUE.equals(inherit), claims, note);
  }

  RangeChange change() {
    return new RangeChange(profile, Boolean.TRUE.equals(inherit), claims, note);
  }
}
