package io.pointsman.local;

/** The local run cannot go on; the message says why and what to do, and is all that is shown. */
public final class LocalRunException extends RuntimeException {

  public LocalRunException(String message) {
    super(message);
  }

  public LocalRunException(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}
