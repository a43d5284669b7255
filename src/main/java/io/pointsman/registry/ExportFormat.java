package io.pointsman.registry;

/** What an export is written as; imports read the same. */
public enum ExportFormat {
  /** RFC 4180 with a header, UTF-8, lines end with LF. */
  CSV("csv, header"),
  /**
   * One JSON object a line, without what is null. JSON texts have no control characters in them, so
   * that with two of those as its own marks, COPY has nothing to quote.
   */
  NDJSON("csv, delimiter E'\\x01', quote E'\\x02'");

  private final String copy;

  ExportFormat(String copy) {
    this.copy = copy;
  }

  /** The columns of a query, each written as its JSON value or its text. */
  Export export(String columns, String rest) {
    String rows =
        this == CSV
            ? "select " + columns + " " + rest
            : "select json_strip_nulls(json_build_object("
                + columns.replaceAll("(?m)^(.*) as (\\w+)(,?)$", "'$2', $1$3")
                + "))::text "
                + rest;
    return new Export(this, "copy (" + rows + ") to stdout (format " + copy + ")");
  }
}
