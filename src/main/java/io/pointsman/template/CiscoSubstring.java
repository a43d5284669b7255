package io.pointsman.template;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cisco's {@code $(NAME:p:q)}: a part of what a token stands for. */
final class CiscoSubstring {

  private static final Pattern FORM =
      Pattern.compile("\\$\\(([A-Z]{1,8})(?::([0-9]{1,3})(?::([0-9]{1,3}))?)?\\)");

  private CiscoSubstring() {}

  /** The substring that begins at a position; null if none does, or it reaches past its fact. */
  static Placeholder at(String text, int at, List<Placeholder> known) {
    Matcher form = FORM.matcher(text).region(at, text.length());
    if (!form.lookingAt()) {
      return null;
    }
    String token = "$" + form.group(1);
    for (Placeholder whole : known) {
      if (whole.token().equals(token)) {
        int from = form.group(2) == null ? 0 : Integer.parseInt(form.group(2));
        int length = form.group(3) == null ? Integer.MAX_VALUE : Integer.parseInt(form.group(3));
        Placeholder part = new Placeholder(form.group(), whole.fact(), from, length);
        return isWithin(part, form.group(3) != null) ? part : null;
      }
    }
    return null;
  }

  private static boolean isWithin(Placeholder part, boolean ends) {
    int longest = part.fact().longest();
    return part.length() > 0
        && part.from() < longest
        && (!ends || part.from() + part.length() <= longest);
  }
}
