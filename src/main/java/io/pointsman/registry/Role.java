package io.pointsman.registry;

/** What a key may do; each role may do all that the ones before it may. */
public enum Role {
  /** Reads, with the secret parts of URLs masked. */
  READER,
  /** Writes profiles, ranges and devices. */
  EDITOR,
  /** Also issues and revokes keys. */
  ADMIN,
  /** Stands above all organizations; no stored key has this role. */
  OPERATOR;

  public boolean includes(Role needed) {
    return compareTo(needed) >= 0;
  }
}
