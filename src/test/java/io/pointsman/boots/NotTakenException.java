package io.pointsman.boots;

/** What a phone was given is not what its maker's document allows. */
final class NotTakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotTakenException(String message) {
    super(message);
  }

  NotTakenException(String message, Exception cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}
