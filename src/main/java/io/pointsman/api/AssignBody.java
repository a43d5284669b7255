package io.pointsman.api;

import io.pointsman.mac.MacAddress;
import io.pointsman.mac.MalformedMacException;
import io.pointsman.registry.DeviceAssignment;
import io.pointsman.registry.DeviceFilter;
import io.pointsman.registry.FieldErrors;
import io.pointsman.registry.TargetDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which devices shall have what. */
@Schema(
    name = "DeviceAssignment",
    description = "With macs or a filter, and with a profile, a url or both.")
record AssignBody(
    @Schema(description = "The holder; left out: oneself.") UUID organization,
    @Schema(description = "Which devices.", examples = "[\"7C2F80ABCDEF\"]") List<String> macs,
    @Schema(description = "Instead of macs: all devices that match.") AssignFilterBody filter,
    @Schema(
            implementation = String.class,
            nullable = true,
            description =
                "Name or id of one of the holder's profiles; null: none; left out: as it is.",
            examples = "vienna")
        Optional<String> profile,
    @Schema(
            implementation = AssignUrlBody.class,
            nullable = true,
            description = "A URL of their own; null: none; left out: as it is.")
        Optional<AssignUrlBody> url) {

  DeviceAssignment assignment() {
    FieldErrors errors = new FieldErrors();
    if ((macs == null) == (filter == null)) {
      errors.add("macs", null, "say which devices, by macs or by a filter and not by both");
    } else if (macs != null && macs.isEmpty()) {
      errors.add("macs", "[]", "names no device");
    }
    if (profile == null && url == null) {
      errors.add("profile", null, "say what they shall have: a profile, a url or both");
    }
    DeviceFilter where = filter == null ? null : filter.filter(errors);
    List<MacAddress> which = macs == null ? null : macs(errors);
    errors.throwIfAny();
    return new DeviceAssignment(
        organization,
        which,
        where,
        profile,
        url == null
            ? null
            : url.map(given -> new TargetDraft(given.template(), given.syntax(), null)));
  }

  private List<MacAddress> macs(FieldErrors errors) {
    List<MacAddress> addresses = new ArrayList<>(macs.size());
    for (int i = 0; i < macs.size() && errors.list().size() < 100; i++) {
      try {
        addresses.add(MacAddress.parse(macs.get(i) == null ? "" : macs.get(i)));
      } catch (MalformedMacException malformed) {
        errors.add("macs[" + i + "]", macs.get(i), malformed.getMessage());
      }
    }
    return addresses;
  }
}
