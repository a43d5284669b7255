package io.pointsman.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.pointsman.cli.shell.Display;
import io.pointsman.cli.shell.Shell;
import java.util.Iterator;
import java.util.Map;
import picocli.CommandLine.Option;

/** Prints answers as asked for. */
public final class Output {

  private final Shell shell;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, json (the API's own) or csv (${DEFAULT-VALUE}).")
  private Format format;

  public Output(Shell shell) {
    this.shell = shell;
  }

  public Shell shell() {
    return shell;
  }

  public Format format() {
    return format;
  }

  public Rows rows(Columns columns) {
    return switch (format) {
      case TABLE -> new TableRows(shell, columns);
      case JSON -> new JsonRows(shell.out());
      case CSV -> new CsvRows(shell.out(), columns);
    };
  }

  /** One thing; null prints nothing. As a table, each member is a line. */
  public void item(JsonNode item, Columns columns) {
    if (item == null) {
      return;
    }
    switch (format) {
      case JSON -> shell.out().println(item.toPrettyString());
      case CSV -> {
        Rows csv = new CsvRows(shell.out(), columns);
        csv.row(item);
        csv.end(null);
      }
      case TABLE -> members(item);
    }
    shell.flush();
  }

  private void members(JsonNode item) {
    int width = 0;
    for (Iterator<String> names = item.fieldNames(); names.hasNext(); ) {
      width = Math.max(width, names.next().length());
    }
    for (Map.Entry<String, JsonNode> member : item.properties()) {
      String value = Display.line(Columns.text(member.getValue()));
      shell
          .out()
          .println(("%-" + width + "s  %s").formatted(member.getKey(), value).stripTrailing());
    }
  }
}
