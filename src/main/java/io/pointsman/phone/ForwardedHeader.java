package io.pointsman.phone;

/** Where a trusted proxy writes for whom it asks; one only, for a phone could send the other. */
public enum ForwardedHeader {
  X_FORWARDED_FOR,
  /** RFC 7239. */
  FORWARDED
}
