package io.pointsman.api;

import io.pointsman.registry.Precondition;
import io.pointsman.registry.RegistryException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code If-Match} and {@code If-None-Match}. */
final class Preconditions {

  private static final Pattern TAG = Pattern.compile("\\s*(W/)?\"([^\"]*)\"\\s*(?:,|$)");
  private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}");

  private Preconditions() {}

  /**
   * @param ifMatch null if the request has none, and so on
   * @throws RegistryException {@code INVALID_PARAMETERS}
   */
  static Precondition of(String ifMatch, String ifNoneMatch) {
    if (ifNoneMatch != null) {
      if (!ifNoneMatch.strip().equals("*") || ifMatch != null) {
        throw RegistryException.parameter(
            "If-None-Match", ifNoneMatch, "of a write can only be *, and without If-Match");
      }
      return Precondition.CREATE_ONLY;
    }
    if (ifMatch == null) {
      return Precondition.NONE;
    }
    return ifMatch.strip().equals("*")
        ? new Precondition(false, true, null)
        : new Precondition(false, true, versions(ifMatch));
  }

  private static Set<Integer> versions(String ifMatch) {
    Set<Integer> versions = new HashSet<>();
    Matcher tag = TAG.matcher(ifMatch);
    int end = 0;
    while (end < ifMatch.length() && tag.find(end) && tag.start() == end) {
      // A weak tag, or one that is no version of ours, matches nothing.
      if (tag.group(1) == null && VERSION.matcher(tag.group(2)).matches()) {
        versions.add(Integer.valueOf(tag.group(2)));
      }
      end = tag.end();
    }
    if (end < ifMatch.length()) {
      throw RegistryException.parameter(
          "If-Match", ifMatch, "must be ETags as this API gave them, such as \"3\", or *");
    }
    return versions;
  }
}
