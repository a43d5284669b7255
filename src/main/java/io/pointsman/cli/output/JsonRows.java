package io.pointsman.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.PrintStream;

/** The API's own list, as if it had come in one part; one item a line. */
final class JsonRows implements Rows {

  private final PrintStream out;
  private boolean any;

  JsonRows(PrintStream out) {
    this.out = out;
    out.print("{\"items\":[");
  }

  @Override
  public void row(JsonNode item) {
    out.print(any ? ",\n" : "\n");
    out.print(item);
    any = true;
  }

  @Override
  public void end(String next) {
    out.println(next == null ? "\n]}" : "\n],\"next\":" + TextNode.valueOf(next) + "}");
  }
}
