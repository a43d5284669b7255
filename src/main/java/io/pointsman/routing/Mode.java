package io.pointsman.routing;

/** TEMP stub. */
public enum Mode {
  REDIRECT,
  MANIFEST,
  PROXY
}
