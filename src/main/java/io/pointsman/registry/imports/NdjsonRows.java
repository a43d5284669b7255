package io.pointsman.registry.imports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.pointsman.registry.RowText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.List;

/** One JSON object a line; a bad line is a refused row, and the next one is read all the same. */
final class NdjsonRows implements RowReader {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final List<String> columns;
  private final List<String> known;
  private final BufferedReader text;
  private final StringBuilder row = new StringBuilder();
  private long line;

  NdjsonRows(ImportSubject subject, boolean operator, Reader text) {
    this.columns = subject.columns();
    this.known = subject.columns(operator);
    this.text = new BufferedReader(text, 1 << 16);
  }

  @Override
  public RawRow next() throws IOException {
    while (readLine()) {
      if (row.length() > LONGEST_ROW) {
        return RawRow.refused(
            line, "malformed-row", "is longer than " + LONGEST_ROW + " characters");
      }
      if (!row.toString().isBlank()) {
        return parsed(row.toString());
      }
    }
    return null;
  }

  /** Keeps no more of a line than shows that it is too long. */
  private boolean readLine() throws IOException {
    try {
      row.setLength(0);
      int c = text.read();
      if (c < 0) {
        return false;
      }
      line++;
      if (line == 1 && c == BYTE_ORDER_MARK) {
        c = text.read();
      }
      while (c >= 0 && c != '\n') {
        if (row.length() <= LONGEST_ROW) {
          row.append((char) c);
        }
        c = text.read();
      }
      return true;
    } catch (CharacterCodingException broken) {
      throw RowReader.notUtf8(Math.max(0, line - 1));
    }
  }

  private RawRow parsed(String object) throws IOException {
    try (JsonParser parser = JSON.createParser(object)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return malformed("must be one JSON object");
      }
      String[] values = new String[columns.size()];
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (!known.contains(name)) {
          return RawRow.refused(
              line,
              "unknown-field",
              "'%s' is not known here; known are %s"
                  .formatted(RowText.shown(name), String.join(", ", known)));
        }
        JsonToken token = parser.nextToken();
        if (!isText(name, token)) {
          return malformed("'" + name + "' must be text");
        }
        String value = token == JsonToken.VALUE_NULL ? null : parser.getText().strip();
        values[columns.indexOf(name)] = value == null || value.isEmpty() ? null : value;
      }
      return parser.nextToken() == null
          ? RawRow.of(line, values)
          : malformed("something follows after the object");
    } catch (JsonProcessingException broken) {
      return malformed(broken.getOriginalMessage());
    }
  }

  private static boolean isText(String name, JsonToken token) {
    return token == JsonToken.VALUE_STRING
        || token == JsonToken.VALUE_NULL
        || name.equals("inherit") && token.isBoolean();
  }

  private RawRow malformed(String detail) {
    String short_ = detail.length() > 200 ? detail.substring(0, 200) + "…" : detail;
    return RawRow.refused(line, "malformed-json", short_.replaceAll("\\p{Cntrl}", "?"));
  }
}
