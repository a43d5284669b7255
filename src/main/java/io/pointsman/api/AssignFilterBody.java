package io.pointsman.api;

import io.pointsman.mac.MacInterval;
import io.pointsman.mac.MalformedMacException;
import io.pointsman.registry.DeviceFilter;
import io.pointsman.registry.FieldErrors;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which of the holder's devices; at least one of them. */
@Schema(name = "AssignFilter", description = "At least one condition; all must hold.")
record AssignFilterBody(
    @Schema(description = "Name or id of the profile that they have.", examples = "graz")
        String profile,
    @Schema(description = "Id of a range: only devices in its bounds.") UUID range,
    @Schema(description = "Only devices in this prefix.", examples = "7C2F80A/28") String prefix) {

  DeviceFilter filter(FieldErrors errors) {
    if (profile == null && range == null && prefix == null) {
      errors.add("filter", "{}", "needs a profile, a range or a prefix");
    }
    return new DeviceFilter(profile, range, within(errors), null);
  }

  private MacInterval within(FieldErrors errors) {
    try {
      return prefix == null ? null : Intervals.parse(prefix);
    } catch (MalformedMacException malformed) {
      errors.add("filter.prefix", prefix, malformed.getMessage());
      return null;
    }
  }
}
