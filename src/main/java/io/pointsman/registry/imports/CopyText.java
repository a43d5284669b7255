package io.pointsman.registry.imports;

import java.io.IOException;
import java.io.Writer;

/**
 * PostgreSQL's own text format of COPY. Not its CSV, where servers before version 18 take a {@code
 * \.} on a line of its own for the end, even inside quotes.
 */
final class CopyText {

  private static final String NULL = "\\N";

  private CopyText() {}

  static void write(Writer out, String[] values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        out.write('\t');
      }
      if (values[i] == null) {
        out.write(NULL);
      } else {
        escape(out, values[i]);
      }
    }
    out.write('\n');
  }

  private static void escape(Writer out, String value) throws IOException {
    int clean = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      String escaped =
          switch (c) {
            case '\\' -> "\\\\";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> null;
          };
      if (escaped != null) {
        out.write(value, clean, i - clean);
        out.write(escaped);
        clean = i + 1;
      }
    }
    out.write(value, clean, value.length() - clean);
  }
}
