package io.pointsman.correctness;

/**
 * How the stores are for a while.
 *
 * @param settled false while a store goes or comes back: phones that need it may be told either
 */
record Phase(String name, boolean postgres, boolean redis, boolean settled) {

  /**
   * @return null if the answer is right
   */
  String wrong(Phones phones, Answer answer, String truth) {
    boolean known = phones.needNoStore() || postgres || redis && phones == Phones.OWN_IN_REDIS;
    boolean right = answer.text().equals(truth) && (known || !settled);
    boolean later =
        answer.text().equals(Answer.LATER) && (!known || !settled && !phones.needNoStore());
    return right || later
        ? null
        : "%s: '%s' instead of '%s' for %s"
            .formatted(name, answer.text(), known ? truth : "503", phones);
  }

  /** Whether the answer must be as quick as without any trouble. */
  boolean mustBeQuick(Phones phones) {
    return phones.needNoStore() || settled && redis && phones == Phones.OWN_IN_REDIS;
  }
}
