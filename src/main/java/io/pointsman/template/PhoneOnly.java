package io.pointsman.template;

/** What becomes of a placeholder that only the phone can fill. */
enum PhoneOnly {
  /** There is no URL. */
  REFUSED,
  /** It stays as it was written, for the phone. */
  KEPT,
  /** Something stands in its place, to see whether the rest is a URL. */
  FILLED
}
