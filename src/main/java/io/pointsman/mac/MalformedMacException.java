package io.pointsman.mac;

/** A text or number that is no usable MAC address or interval; the message says why. */
public final class MalformedMacException extends IllegalArgumentException {

  private static final int SHOWN = 40;

  /**
   * @param value what was given, repeated in the message, but cut short and without anything that
   *     could forge a line of a log; may be null
   * @param reason why it was refused, as the end of a sentence
   */
  public MalformedMacException(String value, String reason) {
    super((value == null ? "null" : "'" + shown(value) + "'") + " is not usable: " + reason);
  }

  private static String shown(String value) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(value.length(), SHOWN); i++) {
      char c = value.charAt(i);
      text.append(c < ' ' || c > '~' ? '?' : c);
    }
    return value.length() > SHOWN ? text.append("...").toString() : text.toString();
  }
}
