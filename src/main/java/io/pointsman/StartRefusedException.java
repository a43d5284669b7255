package io.pointsman;

/** The program cannot start as it is configured; the message is all that an operator is shown. */
final class StartRefusedException extends RuntimeException {

  StartRefusedException(String message) {
    super(message);
  }
}
