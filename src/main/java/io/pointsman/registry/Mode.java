package io.pointsman.registry;

/** How phones are sent on. */
public enum Mode {
  /** By HTTP 302 or 307. */
  REDIRECT,
  /** By a file in the vendor's own format, which we write. */
  MANIFEST,
  /** Not at all: the tenant's file is fetched for them. */
  PROXY
}
