package io.pointsman.registry;

import io.pointsman.mac.MacInterval;
import java.util.List;
import java.util.UUID;

/** Who may make which range where. */
final class RangeRules {

  private static final int NOTE = 1000;

  private RangeRules() {}

  /**
   * @param parent the innermost range around the new one; null for none
   * @param unheld what may be claimed where no range is
   * @throws RegistryException {@code CLAIM_REFUSED}
   */
  static RangeTitle title(
      Caller caller, UUID holder, MacInterval interval, MacRange parent, Claims unheld) {
    if (caller.isOperator()) {
      return RangeTitle.OPERATOR;
    }
    boolean isForSelf = caller.organization().equals(holder);
    if (parent != null && parent.organization.equals(caller.organization())) {
      return isForSelf ? RangeTitle.PART : RangeTitle.ALLOTMENT;
    }
    if (!isForSelf) {
      throw refused(
          "You may allot only what lies directly in a range that you hold, which %s does not."
              .formatted(interval));
    }
    Claims claims = parent == null ? unheld : parent.claims;
    if (!claims.allowRanges()) {
      throw refused(
          "The addresses %s are not open for claims of ranges: ask their vendor or the operator to allot them to you."
              .formatted(interval));
    }
    return RangeTitle.CLAIM;
  }

  /**
   * @param configured counts unless the organization has a limit of its own
   * @throws RegistryException {@code CLAIM_REFUSED}
   */
  static void checkLimit(MacInterval interval, Organization holder, long configured) {
    long limit = holder.claimLimit == null ? configured : holder.claimLimit;
    if (interval.size() > limit) {
      throw refused(
          "%s spans %d addresses, and one claim may span %d: claim less at once, or ask the operator for a higher limit."
              .formatted(interval, interval.size(), limit));
    }
  }

  /**
   * What the holder alone decides must not come with an allotment.
   *
   * @throws RegistryException {@code INVALID_FIELDS}
   */
  static void checkContent(RangeTitle title, RangeChange content) {
    FieldErrors errors = new FieldErrors();
    TextRules.optional(errors, "note", content.note(), NOTE);
    if (title == RangeTitle.ALLOTMENT) {
      String reason = "is for the range's holder to say: leave it out of an allotment";
      if (content.profile() != null) {
        errors.add("profile", content.profile(), reason);
      }
      if (content.inherit()) {
        errors.add("inherit", true, reason);
      }
      if (content.claims() != Claims.NONE) {
        errors.add("claims", content.claims(), reason);
      }
    }
    errors.throwIfAny();
  }

  /**
   * @param around innermost first
   * @return the range with exactly these bounds and this holder; null for none
   */
  static MacRange twin(List<MacRange> around, MacInterval interval, UUID holder) {
    return around.stream()
        .filter(range -> range.hasBounds(interval) && range.organization.equals(holder))
        .findFirst()
        .orElse(null);
  }

  private static RegistryException refused(String detail) {
    return new RegistryException(ProblemType.CLAIM_REFUSED, detail);
  }
}
