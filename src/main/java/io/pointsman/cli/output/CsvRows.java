package io.pointsman.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/** RFC 4180 with a header. */
final class CsvRows implements Rows {

  private final CsvWriter csv;
  private final Columns columns;

  CsvRows(PrintStream out, Columns columns) {
    this.columns = columns;
    csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    csv.writeRecord(columns.names());
  }

  @Override
  public void row(JsonNode item) {
    csv.writeRecord(columns.values(item));
  }

  @Override
  public void end(String next) {
    try {
      csv.flush();
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }
}
