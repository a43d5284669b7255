package io.pointsman.phone;

/** What a phone was told, in few enough words for a metric. */
enum Result {
  /** Its tenant's URL. */
  REDIRECTED("redirect"),
  /** A file that we wrote. */
  WRITTEN("manifest"),
  /** A file of its tenant. */
  FETCHED("proxy"),
  /** Nothing: unknown, foreign, or no phone at all. */
  REFUSED("none"),
  /** To wait: its MAC rests between two holders. */
  RESTING("none"),
  /** To wait: its answer cannot be known now. */
  UNAVAILABLE("none"),
  /** To wait: we failed. */
  FAILED("none"),
  /** To wait: its address asks too often. */
  LIMITED("none"),
  /** That its request is none. */
  MALFORMED("none"),
  /** That its method is not for here. */
  METHOD("none");

  private final String mode;

  Result(String mode) {
    this.mode = mode;
  }

  /** By which mode of a profile it came about. */
  String mode() {
    return mode;
  }
}
