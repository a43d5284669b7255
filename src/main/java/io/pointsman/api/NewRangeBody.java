package io.pointsman.api;

import io.pointsman.mac.MacAddress;
import io.pointsman.mac.MacInterval;
import io.pointsman.mac.MalformedMacException;
import io.pointsman.registry.Claims;
import io.pointsman.registry.FieldErrors;
import io.pointsman.registry.NewRange;
import io.pointsman.registry.RegistryException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A range as it is claimed or allotted: with first and last, or with a prefix. */
@Schema(name = "RangeClaim")
record NewRangeBody(
    @Schema(examples = "7c:2f:80:00:00:00") String first,
    @Schema(examples = "7c:2f:80:0f:ff:ff") String last,
    @Schema(description = "Instead of first and last, such as 7C2F80A/28.") String prefix,
    @Schema(description = "The holder to be; left out: oneself.") UUID organization,
    @Schema(description = "Name or id of one of the holder's profiles.", examples = "vienna")
        String profile,
    @Schema(description = "Without a profile: whether the next range outward decides.")
        Boolean inherit,
    @Schema(description = "What others may claim inside; left out: NONE.", examples = "NONE")
        Claims claims,
    @Schema(maxLength = 1000) String note) {

  /**
   * @throws RegistryException {@code INVALID_FIELDS} if the bounds are not usable
   */
  NewRange range() {
    FieldErrors errors = new FieldErrors();
    MacInterval interval = interval(errors);
    errors.throwIfAny();
    return new NewRange(
        interval, organization, profile, Boolean.TRUE.equals(inherit), claims, note);
  }

  private MacInterval interval(FieldErrors errors) {
    if (prefix != null) {
      if (first != null || last != null) {
        errors.add("prefix", prefix, "goes alone: give either a prefix, or first and last");
      }
      return read(errors, "prefix", prefix, MacInterval::ofPrefix);
    }
    MacAddress from = address(errors, "first", first);
    MacAddress to = address(errors, "last", last);
    if (from == null || to == null) {
      return null;
    }
    return read(errors, "last", last, text -> new MacInterval(from, to));
  }

  private static MacAddress address(FieldErrors errors, String field, String text) {
    if (text == null) {
      errors.add(field, null, "is needed, or a prefix instead of first and last");
      return null;
    }
    return read(errors, field, text, MacAddress::parse);
  }

  private static <T> T read(
      FieldErrors errors, String field, String text, java.util.function.Function<String, T> how) {
    try {
      return how.apply(text);
    } catch (MalformedMacException malformed) {
      errors.add(field, text, malformed.getMessage());
      return null;
    }
  }
}
