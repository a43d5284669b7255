package io.pointsman.delivery;

/** How a tenant's server wants to know who fetches. */
public enum CredentialsKind {
  BASIC,
  DIGEST,
  CLIENT_CERTIFICATE
}
