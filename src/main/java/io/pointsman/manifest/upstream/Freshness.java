package io.pointsman.manifest.upstream;

import io.vertx.core.MultiMap;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What an answer's headers say of how long it may be kept (RFC 9111). What stands in for an
 * upstream that fails is the profile's to say, so {@code must-revalidate} changes nothing.
 *
 * @param keep false if it may not be kept at all
 * @param seconds how long it is fresh from now; -1 if it does not say
 * @param age how long ago it was right, in seconds, at least 0
 */
public record Freshness(boolean keep, int seconds, int age) {

  /** Nobody knows better for longer. */
  private static final int LONGEST = 86_400;

  static final Freshness UNSAID = new Freshness(true, -1, 0);

  static Freshness of(MultiMap headers) {
    int age = Math.max(0, number(headers.get("age"), 0));
    int maxAge = -1;
    int shared = -1;
    boolean keep = !"*".equals(headers.get("vary"));
    boolean revalidates = false;
    for (String header : headers.getAll("cache-control")) {
      for (String part : header.toLowerCase(Locale.ROOT).split(",")) {
        String directive = part.trim();
        if (directive.equals("no-store")) {
          keep = false;
        } else if (directive.equals("no-cache")) {
          revalidates = true;
        } else if (directive.startsWith("max-age=")) {
          maxAge = number(directive.substring(8), 0);
        } else if (directive.startsWith("s-maxage=")) {
          shared = number(directive.substring(9), 0);
        }
      }
    }
    int said = shared >= 0 ? shared : maxAge >= 0 ? maxAge : expires(headers);
    if (revalidates) {
      said = 0;
    }
    return new Freshness(keep, said < 0 ? -1 : Math.min(LONGEST, Math.max(0, said - age)), age);
  }

  /** Relative to the upstream's own clock; what is no date is in the past. */
  private static int expires(MultiMap headers) {
    String expires = headers.get("expires");
    if (expires == null) {
      return -1;
    }
    try {
      long end = seconds(expires);
      String date = headers.get("date");
      long now = date == null ? System.currentTimeMillis() / 1000 : seconds(date);
      return (int) Math.max(0, Math.min(LONGEST, end - now));
    } catch (DateTimeException noDate) {
      return 0;
    }
  }

  private static long seconds(String date) {
    return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toEpochSecond();
  }

  private static int number(String text, int otherwise) {
    try {
      String trimmed = text == null ? "" : text.trim().replace("\"", "");
      return (int) Math.max(0, Math.min(Integer.MAX_VALUE, Long.parseLong(trimmed)));
    } catch (NumberFormatException none) {
      return otherwise;
    }
  }
}
