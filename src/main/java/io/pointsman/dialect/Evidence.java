package io.pointsman.dialect;

/** Where a MAC address was found, strongest first. */
public enum Evidence {
  PATH,
  QUERY,
  USER_AGENT
}
