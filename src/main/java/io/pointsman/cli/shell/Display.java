package io.pointsman.cli.shell;

/** Makes text from elsewhere fit to be shown. */
public final class Display {

  private Display() {}

  /** The text on one line, without what a terminal would obey; null becomes empty. */
  public static String line(String text) {
    return text == null ? "" : clean(text, false);
  }

  /** The same, with its line breaks and tabs. */
  public static String lines(String text) {
    return clean(text, true);
  }

  private static String clean(String text, boolean breaks) {
    StringBuilder shown = null;
    for (int at = 0; at < text.length(); at++) {
      char next = text.charAt(at);
      boolean fine = !Character.isISOControl(next) || breaks && (next == '\n' || next == '\t');
      if (!fine && shown == null) {
        shown = new StringBuilder(text.length()).append(text, 0, at);
      }
      if (shown != null) {
        shown.append(fine ? String.valueOf(next) : breaks && next == '\r' ? "" : "\uFFFD");
      }
    }
    return shown == null ? text : shown.toString();
  }
}
