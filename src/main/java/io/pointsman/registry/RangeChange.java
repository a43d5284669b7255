package io.pointsman.registry;

/**
 * All that may change in a range, whole: what is left out becomes its default.
 *
 * @param profile name or id of one of the holder's profiles; null for none
 * @param inherit whether phones go by the next range outward if there is no profile
 * @param claims null: {@code NONE}
 * @param note at most 1000 characters, without blanks at its ends; null for none; the holder of the
 *     parent reads it too
 */
public record RangeChange(String profile, boolean inherit, Claims claims, String note) {

  /** As a range is that says nothing. */
  static final RangeChange PLAIN = new RangeChange(null, false, Claims.NONE, null);

  public RangeChange {
    claims = claims == null ? Claims.NONE : claims;
    note = TextRules.kept(note);
  }
}
