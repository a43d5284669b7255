package io.pointsman.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointsman.registry.RegistryException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;

/** Bytes as a file to import: what it is, then the file. */
public final class RowReaderFuzz {

  private static final String JOB = "00000000-0000-7000-8000-000000000000";

  private RowReaderFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length == 0) {
      return;
    }
    ImportFormat format = ImportFormat.values()[data[0] & 1];
    ImportSubject subject = ImportSubject.values()[data[0] >> 1 & 1];
    boolean operator = (data[0] & 4) != 0;
    try {
      read(format, subject, operator, Arrays.copyOfRange(data, 1, data.length));
    } catch (RegistryException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static void read(
      ImportFormat format, ImportSubject subject, boolean operator, byte[] file)
      throws IOException {
    StagedRow staged = new StagedRow(subject, JOB);
    RowReader rows = RowReader.of(format, subject, operator, new ByteArrayInputStream(file));
    long line = 0;
    for (RawRow row = rows.next(); row != null; row = rows.next()) {
      assertThat(row.line()).isGreaterThan(line);
      line = row.line();
      StringWriter out = new StringWriter();
      CopyText.write(out, staged.of(row));
      // One line of COPY, of as many columns as there are, whatever was in the file.
      assertThat(out.toString()).endsWith("\n").doesNotContain("\0").containsOnlyOnce("\n");
      assertThat(out.toString().chars().filter(c -> c == '\t').count()).isEqualTo(15);
    }
  }
}
