package io.pointsman.registry.imports;

import io.pointsman.mac.MacAddress;
import io.pointsman.mac.MacInterval;
import io.pointsman.mac.MalformedMacException;
import io.pointsman.registry.Claims;
import io.pointsman.registry.RowText;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns a row of a file into a row of {@code import_row}, and refuses what is no such row. */
final class StagedRow {

  /** The columns in the order of {@link #of}'s values. */
  static final String COLUMNS =
      "job_id, rank, line, first_mac, last_mac, holder, profile, url, syntax, serial, note, claims,"
          + " inherit, reason, value, detail";

  private static final int LONGEST_NAME = 100;

  private final ImportSubject subject;
  private final String job;

  /**
   * @param job its id
   */
  StagedRow(ImportSubject subject, String job) {
    this.subject = subject;
    this.job = job;
  }

  /** One value for each of the {@link #COLUMNS}; null for none. */
  String[] of(RawRow row) {
    if (row.reason() != null) {
      return refused(row.line(), row.reason(), null, row.detail());
    }
    String[] refusal = refusedText(row);
    if (refusal != null) {
      return refusal;
    }
    try {
      return subject == ImportSubject.DEVICES ? device(row) : range(row);
    } catch (MalformedMacException malformed) {
      return refused(
          row.line(),
          "malformed-mac",
          key(row),
          isWhole(row) ? malformed.getMessage() : "an address is missing");
    }
  }

  /** Whether such values are those of a row that was refused. */
  static boolean isRefused(String[] values) {
    return values[13] != null;
  }

  private String[] device(RawRow row) {
    MacAddress mac = MacAddress.parse(value(row, "mac"));
    return staged(
        0,
        row.line(),
        mac.value(),
        mac.value(),
        value(row, ImportSubject.ORGANIZATION),
        value(row, "profile"),
        value(row, "url"),
        inCapitals(value(row, "syntax")),
        value(row, "serial"),
        value(row, "note"),
        null,
        null);
  }

  private String[] range(RawRow row) {
    String prefix = value(row, "prefix");
    String first = value(row, "first");
    String last = value(row, "last");
    if (prefix != null && (first != null || last != null)) {
      return refused(
          row.line(), "malformed-mac", RowText.shown(prefix), "give a prefix, or first and last");
    }
    MacInterval interval =
        prefix != null
            ? MacInterval.ofPrefix(prefix)
            : new MacInterval(MacAddress.parse(first), MacAddress.parse(last));
    String claims = value(row, "claims");
    String inherit = value(row, "inherit");
    if (claims != null) {
      claims = inCapitals(claims);
      if (!List.of(Claims.NONE.name(), Claims.DEVICES.name(), Claims.RANGES.name())
          .contains(claims)) {
        return refused(
            row.line(),
            "malformed-claims",
            RowText.shown(value(row, "claims")),
            "must be one of NONE, DEVICES, RANGES");
      }
    }
    if (inherit != null
        && !inherit.equalsIgnoreCase("true")
        && !inherit.equalsIgnoreCase("false")) {
      return refused(
          row.line(), "malformed-inherit", RowText.shown(inherit), "must be true or false");
    }
    return staged(
        -interval.size(),
        row.line(),
        interval.first().value(),
        interval.last().value(),
        value(row, "holder"),
        value(row, "profile"),
        null,
        null,
        null,
        value(row, "note"),
        claims,
        inherit);
  }

  /** What the database could not hold, or nobody could mean. */
  private String[] refusedText(RawRow row) {
    for (int i = 0; i < row.values().length; i++) {
      String text = row.values()[i];
      String column = subject.columns().get(i);
      boolean isName =
          column.equals("profile")
              || column.equals("holder")
              || column.equals(ImportSubject.ORGANIZATION);
      if (text == null) {
        continue;
      }
      if (!RowText.isPrintable(text)) {
        return refused(
            row.line(),
            "malformed-" + column,
            null,
            column + " has control characters or half a surrogate pair");
      }
      if (text.length() > (isName ? LONGEST_NAME : RowReader.LONGEST_FIELD)) {
        return refused(row.line(), "malformed-" + column, null, column + " is too long");
      }
    }
    return null;
  }

  private boolean isWhole(RawRow row) {
    return subject == ImportSubject.DEVICES
        ? value(row, "mac") != null
        : value(row, "prefix") != null || value(row, "first") != null && value(row, "last") != null;
  }

  private String key(RawRow row) {
    return RowText.shown(
        Stream.of("mac", "prefix", "first", "last")
            .filter(subject.columns()::contains)
            .map(column -> value(row, column))
            .filter(Objects::nonNull)
            .collect(Collectors.joining("-")));
  }

  /** As the constants of the API are written; files are written by people. */
  private static String inCapitals(String name) {
    return name == null ? null : name.toUpperCase(Locale.ROOT);
  }

  private String value(RawRow row, String column) {
    return row.values()[subject.columns().indexOf(column)];
  }

  private String[] staged(long rank, long line, long first, long last, String... texts) {
    String[] values = new String[16];
    values[0] = job;
    values[1] = Long.toString(rank);
    values[2] = Long.toString(line);
    values[3] = Long.toString(first);
    values[4] = Long.toString(last);
    System.arraycopy(texts, 0, values, 5, texts.length);
    return values;
  }

  private String[] refused(long line, String reason, String value, String detail) {
    String[] values = new String[16];
    values[0] = job;
    values[1] = "0";
    values[2] = Long.toString(line);
    values[13] = reason;
    values[14] = value;
    values[15] = detail;
    return values;
  }
}
