package io.pointsman.registry;

import io.pointsman.mac.MacInterval;
import java.util.UUID;

/**
 * A range to be claimed, or, for another organization, to be allotted.
 *
 * @param organization the holder to be; null: the caller's own
 * @param profile name or id of one of the holder's profiles; null for none
 * @param claims null: {@code NONE}
 * @param note at most 1000 characters, without blanks at its ends; null for none; the holder of the
 *     parent reads it too
 */
public record NewRange(
    MacInterval interval,
    UUID organization,
    String profile,
    boolean inherit,
    Claims claims,
    String note) {

  public NewRange {
    claims = claims == null ? Claims.NONE : claims;
    note = TextRules.kept(note);
  }

  RangeChange content() {
    return new RangeChange(profile, inherit, claims, note);
  }
}
