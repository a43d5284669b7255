package io.pointsman.template;

/**
 * A text that is no usable URL template. The message says what is wrong and where, and repeats no
 * more than a placeholder or a character of it: templates may hold passwords.
 */
public final class MalformedTemplateException extends IllegalArgumentException {

  private final String part;
  private final int position;

  MalformedTemplateException(String part, int position, String reason) {
    super(part + ", position " + position + ": " + reason);
    this.part = part;
    this.position = position;
  }

  /** One of url, scheme, user-info, host, port, path, query, fragment. */
  public String part() {
    return part;
  }

  /** Of the first offending character, counted from 0 in the template's text. */
  public int position() {
    return position;
  }
}
