package io.pointsman.mac;

/** A text or number that is no usable MAC address or interval; the message says why. */
public final class MalformedMacException extends IllegalArgumentException {

  /**
   * @param value what was given, repeated in the message
   * @param reason why it was refused, as the end of a sentence
   */
  public MalformedMacException(String value, String reason) {
    super("'" + value + "' is not usable: " + reason);
  }
}
