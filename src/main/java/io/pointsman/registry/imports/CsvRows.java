package io.pointsman.registry.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import io.pointsman.registry.RegistryException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** CSV with a head, its fields parted by comma, semicolon or tab. */
final class CsvRows implements RowReader {

  private static final int MOST_FIELDS = 64;
  private static final int LONGEST_HEAD = 4096;
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String SEPARATORS = ",;\t";

  /** By which Excel is told, and tells, what parts the fields; people then keep it. */
  private static final Pattern SEPARATOR_LINE = Pattern.compile("(?i)sep=[,;\t]");

  private static final int DECLARED_AT = 4;

  private final Iterator<CsvRecord> records;
  private final int width;

  /** The head's columns, as places in the subject's columns. */
  private int[] places = new int[0];

  private long line;

  private CsvRows(int width, CsvReader<CsvRecord> reader) {
    this.width = width;
    this.records = reader.iterator();
  }

  static CsvRows of(ImportSubject subject, boolean operator, Reader text) throws IOException {
    BufferedReader buffered = new BufferedReader(new EndMark(text), 1 << 16);
    String first = firstLine(buffered);
    boolean isDeclared = SEPARATOR_LINE.matcher(first).matches();
    char separator = isDeclared ? first.charAt(DECLARED_AT) : separator(first);
    CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .skipEmptyLines(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowExtraCharsAfterClosingQuote(false)
            .build(
                CsvRecordHandler.builder()
                    .maxFields(MOST_FIELDS)
                    .maxFieldSize(LONGEST_FIELD)
                    .maxRecordSize(LONGEST_ROW)
                    .build(),
                buffered);
    CsvRows rows = new CsvRows(subject.columns().size(), reader);
    if (isDeclared) {
      rows.read();
    }
    rows.readHead(subject, operator);
    return rows;
  }

  @Override
  public RawRow next() throws IOException {
    CsvRecord row = read();
    // Spreadsheets write rows that were emptied, with their separators.
    while (row != null && row.getFields().stream().allMatch(String::isBlank)) {
      row = read();
    }
    if (row == null) {
      return null;
    }
    if (row.getFieldCount() != places.length) {
      return RawRow.refused(
          row.getStartingLineNumber(),
          "malformed-row",
          "has %d fields where the head has %d".formatted(row.getFieldCount(), places.length));
    }
    String[] values = new String[width];
    for (int i = 0; i < places.length; i++) {
      String value = row.getField(i).strip();
      values[places[i]] = value.isEmpty() ? null : value;
    }
    return RawRow.of(row.getStartingLineNumber(), values);
  }

  private CsvRecord read() throws IOException {
    try {
      if (!records.hasNext()) {
        return null;
      }
      CsvRecord row = records.next();
      line = row.getStartingLineNumber();
      // The last one is the mark, and no file can say so of another.
      if (records.hasNext()) {
        return row;
      }
      if (row.getFieldCount() == 1 && row.getField(0).equals(EndMark.TEXT)) {
        return null;
      }
      throw RowReader.malformed(
          "The quote in the row that begins on line %d is never closed.".formatted(line));
    } catch (CsvParseException broken) {
      if (broken.getCause() instanceof RegistryException refusal) {
        // Of the stream beneath: it is too long, or too slow.
        throw refusal;
      }
      throw RowReader.malformed(
          "After line %d the CSV cannot be read: %s. Look for a quote that is never closed."
              .formatted(line, reason(broken)));
    } catch (UncheckedIOException unread) {
      if (unread.getCause() instanceof CharacterCodingException) {
        throw RowReader.notUtf8(line);
      }
      throw unread.getCause();
    }
  }

  private static String reason(CsvParseException broken) {
    Throwable cause = broken.getCause() == null ? broken : broken.getCause();
    return String.valueOf(cause.getMessage()).replaceAll("\\.$", "");
  }

  private void readHead(ImportSubject subject, boolean operator) throws IOException {
    CsvRecord head = read();
    List<String> known = subject.columns(operator);
    if (head == null) {
      throw RowReader.malformed(
          "The body is empty: its first line must name columns of " + String.join(",", known));
    }
    places = new int[head.getFieldCount()];
    Arrays.fill(places, -1);
    for (int i = 0; i < places.length; i++) {
      String name = head.getField(i).strip().toLowerCase(Locale.ROOT);
      int place = known.contains(name) ? subject.columns().indexOf(name) : -1;
      if (place < 0) {
        throw RowReader.malformed(
            "The first line names the column '%s', which is not known here; known are %s."
                .formatted(shown(name), String.join(", ", known)));
      }
      if (Arrays.stream(places).anyMatch(other -> other == place)) {
        throw RowReader.malformed("The first line names the column '%s' twice.".formatted(name));
      }
      places[i] = place;
    }
    requireKey(subject);
  }

  private void requireKey(ImportSubject subject) {
    boolean complete =
        subject == ImportSubject.DEVICES
            ? has(subject, "mac")
            : has(subject, "prefix") || has(subject, "first") && has(subject, "last");
    if (!complete) {
      throw RowReader.malformed(
          subject == ImportSubject.DEVICES
              ? "The first line must name the column mac."
              : "The first line must name the columns first and last, or prefix.");
    }
  }

  private boolean has(ImportSubject subject, String name) {
    int place = subject.columns().indexOf(name);
    return Arrays.stream(places).anyMatch(other -> other == place);
  }

  /** Takes the byte order mark away, if there is one, and leaves all else to be read. */
  private static String firstLine(BufferedReader text) throws IOException {
    try {
      text.mark(1);
      if (text.read() != BYTE_ORDER_MARK) {
        text.reset();
      }
      text.mark(LONGEST_HEAD);
      StringBuilder line = new StringBuilder();
      int c = text.read();
      while (line.length() < LONGEST_HEAD - 1 && c >= 0 && c != '\n' && c != '\r') {
        line.append((char) c);
        c = text.read();
      }
      text.reset();
      return line.toString();
    } catch (CharacterCodingException broken) {
      throw RowReader.notUtf8(0);
    }
  }

  /** The one that the head has most of; the first if it has none. */
  private static char separator(String head) {
    long most = 0;
    char found = SEPARATORS.charAt(0);
    for (char separator : SEPARATORS.toCharArray()) {
      long count = head.chars().filter(c -> c == separator).count();
      if (count > most) {
        most = count;
        found = separator;
      }
    }
    return found;
  }

  private static String shown(String name) {
    String printable = name.replaceAll("\\p{Cntrl}", "?");
    return printable.length() > 40 ? printable.substring(0, 40) + "…" : printable;
  }
}
