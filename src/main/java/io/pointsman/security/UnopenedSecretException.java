package io.pointsman.security;

/** A stored secret that cannot be opened; the message says why, and holds nothing of it. */
public final class UnopenedSecretException extends RuntimeException {

  UnopenedSecretException(String reason) {
    super("A stored secret cannot be opened: " + reason + ".");
  }
}
