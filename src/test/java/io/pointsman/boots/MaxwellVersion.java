package io.pointsman.boots;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** The versions of a Maxwell's files: stamps of a time, or dotted numbers for firmware. */
final class MaxwellVersion {

  private static final Pattern STAMP =
      Pattern.compile(
          "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])_"
              + "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]");
  private static final Pattern DOTTED = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,6}){1,5}");

  private MaxwellVersion() {}

  static String stamp(String version) {
    if (!STAMP.matcher(version).matches()) {
      throw new NotTakenException("\"" + version + "\" is no YYYY-MM-DD_HH:MM:SS");
    }
    return version;
  }

  /** The newest of some {@code file} elements; of equal ones the first. */
  static Element newest(List<Element> files, boolean firmware) {
    if (files.isEmpty()) {
      throw new NotTakenException("there is no file");
    }
    boolean dotted = false;
    boolean stamped = false;
    for (Element file : files) {
      String version = StrictXml.needed(file, "version");
      boolean thisDotted = firmware && DOTTED.matcher(version).matches();
      dotted |= thisDotted;
      stamped |= !thisDotted && !stamp(version).isEmpty();
    }
    if (dotted && stamped) {
      throw new NotTakenException("stamps and dotted versions cannot be compared");
    }
    Comparator<Element> order =
        dotted
            ? Comparator.comparing(file -> numbers(file.getAttribute("version")))
            : Comparator.comparing(file -> file.getAttribute("version"));
    Element newest = files.get(0);
    for (Element file : files) {
      if (order.compare(file, newest) > 0) {
        newest = file;
      }
    }
    return newest;
  }

  /** Comparable as text. */
  private static String numbers(String dotted) {
    StringBuilder padded = new StringBuilder();
    for (String number : dotted.split("\\.")) {
      padded.append(String.format("%06d.", Integer.valueOf(number)));
    }
    return padded.toString();
  }
}
