package io.pointsman.registry;

/** What an organization does with phones. */
public enum OrganizationKind {
  /** Makes them. */
  VENDOR,
  /** Runs them: the tenant. */
  PROVIDER
}
