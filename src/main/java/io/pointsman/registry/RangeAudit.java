package io.pointsman.registry;

import java.util.UUID;

/** What the audit keeps of a range. */
record RangeAudit(
    String first,
    String last,
    UUID organization,
    UUID profile,
    boolean inherit,
    Claims claims,
    String note) {

  static RangeAudit of(MacRange range) {
    return new RangeAudit(
        range.interval().first().colon(),
        range.interval().last().colon(),
        range.organization,
        range.profile,
        range.inherit,
        range.claims,
        range.note);
  }
}
