package io.pointsman.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.PrintStream;

/** The API's own list, as if it had come in one part; one item a line. */
final class JsonRows implements Rows {

  /** Not before the first answer: after a refusal there is nothing on standard output. */
  private static final String HEAD = "{\"items\":[";

  private final PrintStream out;
  private boolean any;

  JsonRows(PrintStream out) {
    this.out = out;
  }

  @Override
  public void row(JsonNode item) {
    out.print(any ? ",\n" : HEAD + "\n");
    out.print(item);
    any = true;
  }

  @Override
  public void end(String next) {
    out.print(any ? "" : HEAD);
    out.println(next == null ? "\n]}" : "\n],\"next\":" + TextNode.valueOf(next) + "}");
  }
}
