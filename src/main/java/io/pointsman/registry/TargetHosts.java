package io.pointsman.registry;

/** To which hosts profiles and own URLs may send phones. */
public enum TargetHosts {
  /** Any host. */
  FREE,
  /** Hosts that the operator has approved for the organization. */
  APPROVED
}
