package io.pointsman.phone;

/** What a phone was told, in few enough words for a metric. */
enum Result {
  /** Its tenant's URL. */
  REDIRECTED,
  /** Nothing: unknown, foreign, or no phone at all. */
  REFUSED,
  /** To wait: its MAC rests between two holders. */
  RESTING,
  /** To wait: its answer cannot be known now. */
  UNAVAILABLE,
  /** To wait: we failed. */
  FAILED,
  /** To wait: its address asks too often. */
  LIMITED,
  /** That its request is none. */
  MALFORMED,
  /** That its method is not for here. */
  METHOD
}
