package io.pointsman.registry.imports;

import io.pointsman.registry.ProblemType;
import io.pointsman.registry.RegistryException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The rows of a file, one after the other. Blocks while more of it is to come. */
interface RowReader {

  /** Characters of one field, and of one row; far more than any good one has. */
  int LONGEST_FIELD = 4096;

  int LONGEST_ROW = 16_384;

  /**
   * @return null at the end
   * @throws RegistryException {@code MALFORMED_BODY} if nothing after this place could be trusted
   */
  RawRow next() throws IOException;

  /**
   * @throws RegistryException {@code MALFORMED_BODY} if it has no usable head
   */
  static RowReader of(ImportFormat format, ImportSubject subject, boolean operator, InputStream in)
      throws IOException {
    Reader text =
        new InputStreamReader(
            in,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    return switch (format) {
      case CSV -> CsvRows.of(subject, operator, text);
      case NDJSON -> new NdjsonRows(subject, operator, text);
    };
  }

  static RegistryException malformed(String detail) {
    return new RegistryException(ProblemType.MALFORMED_BODY, detail);
  }

  static RegistryException notUtf8(long line) {
    return malformed(
        "After line %d there are bytes that are not UTF-8: save the file in that encoding."
            .formatted(line));
  }
}
