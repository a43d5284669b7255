package io.pointsman.registry;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/** The form in which phones compare versions of settings (Unique Version Control): a time. */
final class VersionStamp {

  /** Alone, the formatter would take years of other lengths. */
  private static final Pattern FORM =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}_[0-9]{2}:[0-9]{2}:[0-9]{2}");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd_HH:mm:ss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private VersionStamp() {}

  /**
   * @param text null is none
   */
  static boolean isOne(String text) {
    if (text == null || !FORM.matcher(text).matches()) {
      return false;
    }
    try {
      TIME.parse(text);
      return true;
    } catch (DateTimeParseException noSuchTime) {
      return false;
    }
  }

  /**
   * The version of a content that comes now.
   *
   * @param last of the name; null if there was none. The next is later, even within one second:
   *     phones fetch again only what has another version.
   */
  static String next(Instant now, String last) {
    LocalDateTime time =
        LocalDateTime.ofInstant(now, ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    if (last != null && TIME.format(time).compareTo(last) <= 0) {
      time = LocalDateTime.parse(last, TIME).plusSeconds(1);
    }
    return TIME.format(time);
  }
}
