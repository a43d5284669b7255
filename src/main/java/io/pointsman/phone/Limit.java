package io.pointsman.phone;

/** What cut a phone off. */
enum Limit {
  /** Too many connections in all. */
  CONNECTIONS,
  /** Too many connections of one address. */
  ADDRESS_CONNECTIONS,
  /** Too many requests of one address. */
  RATE,
  /** A request head that took too long. */
  HEAD_TIMEOUT,
  /** Not a trusted proxy where only those may connect. */
  UNTRUSTED_PROXY
}
