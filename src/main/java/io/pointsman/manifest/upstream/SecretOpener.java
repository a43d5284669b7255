package io.pointsman.manifest.upstream;

/** Opens sealed secrets. */
public interface SecretOpener {

  /**
   * @return a new array, for the caller to forget
   * @throws RuntimeException if it does not open; the message says why, and holds nothing of it
   */
  byte[] open(String sealed, String context);
}
